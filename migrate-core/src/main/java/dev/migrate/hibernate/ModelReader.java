package dev.migrate.hibernate;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Column;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads a whole model. */
final class ModelReader {

    private final MetadataImplementor metadata;
    private final SessionFactoryImplementor factory;
    private final HibernateNames names;
    private final DeclaredColumns declared;
    private final ColumnReader columns;
    private final DefinedLabels labels;
    private final boolean hasSchemas;
    private final NamePool pool = new NamePool();
    private final List<InsertRows> initialRows = new ArrayList<>();
    private final Map<TableName, String> tableOrigins = new TreeMap<>();
    private final Map<TableName, Map<Identifier, String>> columnOrigins = new TreeMap<>();

    private ModelReader(Capture.Moment moment, Dialect target) {
        this.metadata = moment.metadata();
        this.factory = moment.factory();
        this.names = HibernateNames.of(factory);
        this.declared = DeclaredColumns.of(metadata);
        boolean preferNativeEnums = factory.getSessionFactoryOptions().isPreferNativeEnumTypesEnabled();
        this.columns = new ColumnReader(metadata, moment.defined(), preferNativeEnums);
        this.hasSchemas =
                !(metadata.getDatabase().getDialect() instanceof NeutralDialect neutral) || neutral.hasSchemas();
        this.labels = DefinedLabels.on(target, moment, preferNativeEnums);
    }

    static HibernateModel read(Capture.Moment moment, Dialect target) {
        return new ModelReader(moment, target).model();
    }

    private HibernateModel model() {
        ObjectsWithoutPlace.refuse(metadata, factory.getSqlStringGenerationContext());
        List<Table> physical = HibernateTables.physical(metadata);
        List<Sequence> sequences = sequences();
        refuseSameNames(physical);
        physical.forEach(table -> pool.take(names.table(table)));
        sequences.forEach(sequence -> pool.take(sequence.name()));
        List<dev.migrate.schema.Table> tables =
                physical.stream().map(this::table).toList();
        return new HibernateModel(
                Schema.of(tables, sequences).withEnums(EnumType.of(tables)).withDefinitions(views()),
                initialRows,
                Objects.toString(factory.getProperties().get(AvailableSettings.PERSISTENCE_UNIT_NAME), ""),
                entities(),
                packages(),
                origins(),
                NativeIds.of(factory),
                TemporalTables.withPast(metadata));
    }

    /** Hibernate tells tables apart by names that the naming strategy, or the database, may take for the same. */
    private void refuseSameNames(List<Table> tables) {
        Map<TableName, Table> known = new TreeMap<>();
        for (Table table : tables) {
            TableName name = names.table(table);
            Table other = known.put(name, table);
            if (other != null) {
                throw UnsupportedMappingException.of(
                        "two tables named " + name,
                        Place.ofTable(declared.origin(table), name),
                        "the other one comes from " + declared.origin(other),
                        "Give one of them another name with @Table, @JoinTable, @CollectionTable or @AuditJoinTable.");
            }
        }
    }

    private List<Definition> views() {
        List<Definition> views = new ArrayList<>();
        for (Table view : HibernateTables.views(metadata)) {
            TableName name = names.table(view);
            putUnlessNull(tableOrigins, name, declared.origin(view));
            views.add(new Definition(
                    DefinitionName.of(DefinitionKind.VIEW, name),
                    view.getViewQuery().strip()));
        }
        return views;
    }

    private HibernateModel.Origins origins() {
        Map<TableName, List<Identifier>> formerTables = new TreeMap<>();
        Map<TableName, Map<Identifier, List<Identifier>>> formerColumns = new TreeMap<>();
        FormerNames.read(
                metadata,
                (table, former) -> formerTables.put(names.table(table), former),
                (table, column, former) -> formerColumns
                        .computeIfAbsent(names.table(table), any -> new TreeMap<>())
                        .put(HibernateNames.column(column), former));
        return new HibernateModel.Origins(
                tableOrigins,
                columnOrigins,
                formerTables,
                formerColumns,
                NumberedIds.of(factory, names),
                NumberedIds.counted(factory, metadata, names));
    }

    /** Returns the entities, those that only a mapping file names included. */
    private SortedSet<String> entities() {
        return metadata.getEntityBindings().stream()
                .map(each -> each.getClassName() == null ? each.getEntityName() : each.getClassName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> packages() {
        return metadata.getEntityBindings().stream()
                .map(PersistentClass::getClassName)
                .filter(Objects::nonNull)
                .map(name -> name.substring(0, Math.max(name.lastIndexOf('.'), 0)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private dev.migrate.schema.Table table(Table table) {
        TableName name = names.table(table);
        String origin = declared.origin(table);
        ObjectsWithoutPlace.refuse(table, Place.ofTable(origin, name), hasSchemas);
        List<org.hibernate.mapping.Column> order = declared.of(table);
        List<Column> read = order.stream()
                .map(column -> columns.read(name, table, column, declared.origin(table, column)))
                .toList();
        noteOrigins(name, table, order);
        addInitialRows(name, table);
        return dev.migrate.schema.Table.of(
                name,
                read,
                new ConstraintReader(names, pool, table, order, declared, labels).read(),
                new IndexReader(pool, name, table, origin).read(),
                ColumnReader.blankToNull(table.getComment()));
    }

    private void noteOrigins(TableName name, Table table, List<org.hibernate.mapping.Column> order) {
        putUnlessNull(tableOrigins, name, declared.origin(table));
        Map<Identifier, String> origins = new LinkedHashMap<>();
        order.forEach(column -> putUnlessNull(origins, HibernateNames.column(column), declared.origin(table, column)));
        columnOrigins.put(name, origins);
    }

    private static <K> void putUnlessNull(Map<K, String> map, K key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private void addInitialRows(TableName name, Table table) {
        List<String> statements = table.getInitCommands(factory.getSqlStringGenerationContext()).stream()
                .flatMap(command -> Arrays.stream(command.initCommands()))
                .toList();
        initialRows.addAll(InitialRows.of(name, statements)
                .orElseThrow(() -> UnsupportedMappingException.of(
                        "the statement '" + statements.get(0) + "'",
                        Place.ofTable(declared.origin(table), name),
                        "Hibernate runs it when it creates the table, and it is no plain insert",
                        "Leave it out of the mapping and run it in a revision with op.execute(…).")));
    }

    private List<Sequence> sequences() {
        List<Sequence> sequences =
                new ArrayList<>(SequenceObjects.of(metadata, factory.getSqlStringGenerationContext()));
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            for (var sequence : namespace.getSequences()) {
                TableName name = names.name(
                        sequence.getName().getSchemaName(), sequence.getName().getSequenceName());
                ObjectsWithoutPlace.refuse(sequence, name, metadata);
                sequences.add(new Sequence(name, sequence.getInitialValue(), sequence.getIncrementSize()));
            }
        }
        return sequences;
    }
}
