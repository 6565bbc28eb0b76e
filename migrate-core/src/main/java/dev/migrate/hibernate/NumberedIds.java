package dev.migrate.hibernate;

import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.persister.entity.EntityPersister;

/** Which ids sequences number. */
final class NumberedIds {

    private NumberedIds() {}

    /** Returns for each sequence the attribute that it numbers, of several the first by name. */
    static Map<TableName, String> of(SessionFactoryImplementor factory, HibernateNames names) {
        Map<TableName, String> ids = new TreeMap<>();
        factory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            if (entity.getGenerator() instanceof SequenceStyleGenerator generator
                    && entity.getIdentifierPropertyName() != null) {
                QualifiedName name = generator.getDatabaseStructure().getPhysicalName();
                ids.merge(
                        names.name(name.getSchemaName(), name.getObjectName()), attribute(entity), NumberedIds::first);
            }
        });
        return ids;
    }

    /** Returns the ids that are counted in rows of tables, those of each table that a class has for itself. */
    static List<CountedIds> counted(SessionFactoryImplementor factory, Metadata metadata, HibernateNames names) {
        Map<TableName, CountedIds> counted = new TreeMap<>();
        List<Table> physical = HibernateTables.physical(metadata);
        for (PersistentClass entity : metadata.getEntityBindings()) {
            List<Column> key = entity.getKey().getColumns();
            boolean isRoot = entity instanceof RootClass || entity instanceof UnionSubclass;
            Generator generator = factory.getMappingMetamodel()
                    .getEntityDescriptor(entity.getEntityName())
                    .getGenerator();
            if (isRoot
                    && key.size() == 1
                    && physical.contains(entity.getTable())
                    && generator instanceof TableGenerator rows) {
                TableName table = names.table(entity.getTable());
                tableOf(rows, metadata)
                        .ifPresent(each -> counted.put(
                                table,
                                new CountedIds(
                                        names.table(each),
                                        rows.getSegmentValue(),
                                        table,
                                        HibernateNames.column(key.get(0)),
                                        rows.getIncrementSize())));
            }
        }
        return List.copyOf(counted.values());
    }

    /** A generator says its table by the name that a naming strategy is given, and not by the one that comes of it. */
    private static Optional<Table> tableOf(TableGenerator rows, Metadata metadata) {
        String name = rows.getTableName().substring(rows.getTableName().lastIndexOf('.') + 1);
        Identifier logical = Identifier.toIdentifier(name);
        return StreamSupport.stream(metadata.getDatabase().getNamespaces().spliterator(), false)
                .map(each -> each.locateTable(logical))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String attribute(EntityPersister entity) {
        return entity.getEntityName() + "." + entity.getIdentifierPropertyName();
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
