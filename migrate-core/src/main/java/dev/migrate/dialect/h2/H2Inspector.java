package dev.migrate.dialect.h2;

import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.ViewColumns;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.NullsOrder;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceDefaults;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads H2's information_schema: each of its tables once, and puts them together here. */
final class H2Inspector implements Inspector {

    private final Connection connection;

    H2Inspector(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Schema read() throws SQLException {
        H2TableNames names = H2TableNames.of(connection, Set.of());
        H2Constraints constraints = H2Constraints.read(names);
        return read(
                names,
                constraints,
                key -> key.schema().equals(names.defaultSchema()),
                Set.of(names.defaultSchema()),
                Set.of());
    }

    @Override
    public Schema read(Set<TableName> tables) throws SQLException {
        H2TableNames names = H2TableNames.of(connection, tables);
        H2Constraints constraints = H2Constraints.read(names);
        Set<H2Key> wanted = new LinkedHashSet<>();
        tables.forEach(name -> wanted.add(names.key(name)));
        Set<String> schemas = new LinkedHashSet<>();
        wanted.forEach(key -> schemas.add(key.schema()));
        wanted.addAll(constraints.referringTo(wanted));
        return read(names, constraints, wanted::contains, schemas, wanted);
    }

    /** Only those that read it themselves: H2 does not look at its views when it gives something another name. */
    @Override
    public List<KnownView> viewsOver(TableName table) throws SQLException {
        H2TableNames names = H2TableNames.of(connection, Set.of(table));
        H2Key key = names.key(table);
        List<KnownView> views = new ArrayList<>();
        for (H2Row row : names.catalog().query("""
                SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS
                 WHERE VIEW_DEFINITION IS NOT NULL ORDER BY TABLE_SCHEMA, TABLE_NAME""")) {
            ViewColumns text = new ViewColumns(row.catalog().expression(row.text("view_definition")), "\"", false);
            if (text.read(key.schema(), key.name())) {
                Set<Identifier> columns = text.of(key.schema(), key.name()).stream()
                        .map(row.catalog()::name)
                        .collect(Collectors.toCollection(TreeSet::new));
                DefinitionName name = DefinitionName.of(DefinitionKind.VIEW, names.of(row.table()));
                views.add(new KnownView(
                        new Definition(name, row.text("view_definition")),
                        List.of(),
                        List.of(),
                        Map.of(table, columns)));
            }
        }
        return views;
    }

    private Schema read(
            H2TableNames names,
            H2Constraints constraints,
            Predicate<H2Key> asked,
            Set<String> schemas,
            Set<H2Key> sequences)
            throws SQLException {
        Map<H2Key, List<Column>> columns = columns(names.catalog(), constraints.checks());
        Predicate<H2Key> wanted = asked.or(key -> takesFrom(columns.getOrDefault(key, List.of()), sequences));
        Map<H2Key, List<Index>> indexes = indexes(names.catalog(), constraints.indexColumns());
        List<Table> tables = new ArrayList<>();
        for (H2Row row : names.catalog().query("""
                SELECT TABLE_SCHEMA, TABLE_NAME, REMARKS FROM INFORMATION_SCHEMA.TABLES
                 WHERE TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_SCHEMA, TABLE_NAME""")) {
            H2Key key = row.table();
            if (wanted.test(key) && !key.name().equals(H2Lock.TABLE)) {
                Table table = Table.of(
                        names.of(key),
                        columns.getOrDefault(key, List.of()),
                        constraints.of(key),
                        indexes.getOrDefault(key, List.of()),
                        H2Normalizer.comment(row.get("remarks")));
                tables.add(constraints.commented(table, key));
            }
        }
        return Schema.of(tables, sequences(names, schemas));
    }

    private static boolean takesFrom(List<Column> columns, Set<H2Key> sequences) {
        return columns.stream().anyMatch(column -> sequences.stream()
                .anyMatch(key -> SequenceDefaults.takes(column, H2Words.identifier(key.name()))));
    }

    private Map<H2Key, List<Column>> columns(H2Catalog catalog, Map<H2Key, String> checks) throws SQLException {
        H2CatalogTypes types = H2CatalogTypes.read(catalog, checks);
        Map<H2Key, List<Column>> columns = new LinkedHashMap<>();
        for (H2Row row : catalog.query("""
                SELECT * FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
                 ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION""")) {
            columns.computeIfAbsent(row.table(), key -> new ArrayList<>()).add(column(row, types));
        }
        return columns;
    }

    private static Column column(H2Row row, H2CatalogTypes types) {
        String value = row.expression("column_default");
        String expression = row.expression("generation_expression");
        return new Column(
                row.name("column_name"),
                types.ofColumn(row),
                row.is("is_nullable", "YES"),
                value == null ? null : H2Normalizer.normal(new ColumnDefault(value)),
                row.is("is_identity", "YES") ? identity(row) : null,
                expression == null ? null : new Generated(H2Expressions.normal(expression)),
                row.get("collation_name") == null || row.is("collation_name", "OFF") ? null : row.get("collation_name"),
                H2Normalizer.comment(row.get("remarks")));
    }

    private static Identity identity(H2Row row) {
        return new Identity(
                row.is("identity_generation", "ALWAYS"),
                row.number("identity_start"),
                row.number("identity_increment"),
                options(row, "identity_start", "identity_"));
    }

    private static SequenceOptions options(H2Row row, String start, String prefix) {
        String minimum = prefix.isEmpty() ? "minimum_value" : prefix + "minimum";
        String maximum = prefix.isEmpty() ? "maximum_value" : prefix + "maximum";
        SequenceOptions said = new SequenceOptions(
                row.number(minimum),
                row.number(maximum),
                row.is(prefix.isEmpty() ? "cycle_option" : prefix + "cycle", "YES"),
                row.number(prefix + "cache"));
        return H2Numbers.plain(said, row.number(start), row.number(prefix + "increment"), row.word("data_type"));
    }

    private Map<H2Key, List<Index>> indexes(H2Catalog catalog, Map<H2Key, List<H2Row>> parts) throws SQLException {
        Map<H2Key, List<Index>> indexes = new LinkedHashMap<>();
        for (H2Row row : catalog.query("""
                SELECT * FROM INFORMATION_SCHEMA.INDEXES WHERE NOT IS_GENERATED
                 ORDER BY INDEX_SCHEMA, INDEX_NAME""")) {
            indexes.computeIfAbsent(row.table(), key -> new ArrayList<>())
                    .add(new Index(
                            row.name("index_name"),
                            parts.getOrDefault(row.index(), List.of()).stream()
                                    .map(H2Inspector::part)
                                    .toList(),
                            row.text("index_type_name").startsWith("UNIQUE"),
                            null,
                            options(row)));
        }
        return indexes;
    }

    private static IndexOptions options(H2Row row) {
        boolean spatial = row.text("index_type_name").startsWith("SPATIAL");
        return IndexOptions.NONE
                .withMethod(spatial ? "spatial" : null)
                .withComment(row.get("remarks"))
                .withNullsDistinct(!row.is("nulls_distinct", "NO"));
    }

    private static Index.Part part(H2Row row) {
        boolean descending = row.is("ordering_specification", "DESC");
        String nulls = row.get("null_ordering");
        boolean usual = nulls == null || nulls.equals(usualNulls(row.text("usual_ordering"), descending));
        Index.Part part = new Index.Part(row.name("column_name"), null, descending);
        return nulls == null || usual ? part : part.withNulls(NullsOrder.valueOf(nulls));
    }

    /** Nulls are less than all values unless the URL says that they are more, or come first or last whatever the order. */
    private static String usualNulls(String ordering, boolean descending) {
        return switch (ordering) {
            case "FIRST", "LAST" -> ordering;
            case "HIGH" -> descending ? "FIRST" : "LAST";
            default -> descending ? "LAST" : "FIRST";
        };
    }

    private List<Sequence> sequences(H2TableNames names, Set<String> schemas) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        for (H2Row row : names.catalog().query("""
                SELECT * FROM INFORMATION_SCHEMA.SEQUENCES
                 ORDER BY SEQUENCE_SCHEMA, SEQUENCE_NAME""")) {
            H2Key key = row.key("sequence_schema", "sequence_name");
            if (schemas.contains(key.schema())) {
                sequences.add(new Sequence(names.of(key), row.number("start_value"), row.number("increment"))
                        .withOptions(options(row, "start_value", "")));
            }
        }
        return sequences;
    }
}
