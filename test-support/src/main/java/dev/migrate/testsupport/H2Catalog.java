package dev.migrate.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads H2's information_schema. */
final class H2Catalog {

    private final Connection connection;
    private final SortedMap<String, TableBuilder> tables = new TreeMap<>();

    private H2Catalog(Connection connection) {
        this.connection = connection;
    }

    static Dump read(Connection connection) throws SQLException {
        H2Catalog catalog = new H2Catalog(connection);
        catalog.readTables();
        catalog.readColumns();
        catalog.readKeys();
        catalog.readForeignKeys();
        catalog.readChecks();
        catalog.readIndexes();
        return new Dump(TableBuilder.build(catalog.tables), catalog.sequences(), catalog.domains());
    }

    private void readTables() throws SQLException {
        for (Row row : query("""
                select nullif(table_schema, schema()) as schema_name, table_name, table_type, remarks
                  from information_schema.tables
                 where table_schema <> 'INFORMATION_SCHEMA' and table_type <> 'VIEW'""")) {
            boolean ordinary = row.is("table_type", "BASE TABLE");
            String kind = ordinary ? "table" : "temporary table";
            tables.put(table(row), new TableBuilder(table(row), kind, row.get("remarks")));
        }
    }

    private void readColumns() throws SQLException {
        Map<String, String> enums = enums();
        Map<String, String> elements = elements();
        for (Row row : query("""
                select nullif(c.table_schema, schema()) as schema_name, c.*,
                       c.table_schema || '.' || c.table_name || '.' || c.dtd_identifier as type_id
                  from information_schema.columns c
                  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                 where c.table_schema <> 'INFORMATION_SCHEMA' and t.table_type <> 'VIEW'""")) {
            String id = row.text("type_id");
            boolean generated = row.is("is_generated", "ALWAYS");
            String expression = row.get("generation_expression");
            get(row).add(new ColumnDump(
                    Names.show(row.text("column_name")),
                    type(row) + enums.getOrDefault(id, "") + arrayOf(elements.get(id), row) + domainOf(row),
                    row.is("is_nullable"),
                    row.get("column_default"),
                    row.is("is_identity") ? identity(row) : null,
                    generated ? Expressions.normalise(String.valueOf(expression)) : null,
                    row.is("collation_name", "OFF") ? null : row.get("collation_name"),
                    row.get("remarks")));
        }
    }

    private static String identity(Row row) {
        return row.text("identity_generation") + " start " + row.text("identity_start") + " increment "
                + row.text("identity_increment") + " from " + row.text("identity_minimum") + " to "
                + row.text("identity_maximum") + " cache " + row.text("identity_cache")
                + (row.is("identity_cycle") ? " cycle" : "");
    }

    private static String type(Row row) {
        String declared = row.get("declared_data_type");
        String name = declared == null ? row.text("data_type") : declared;
        return name + length(row) + numbers(row) + moments(row);
    }

    private static String length(Row row) {
        String length = row.get("character_maximum_length");
        boolean limited = length != null && !length.equals("9223372036854775807") && !length.equals("1000000000");
        return limited ? "(" + length + ")" : "";
    }

    private static String numbers(Row row) {
        String precision = row.get("declared_numeric_precision");
        String scale = row.get("declared_numeric_scale");
        if (precision == null) {
            return "";
        }
        return "(" + precision + (scale == null ? "" : ", " + scale) + ")";
    }

    private static String moments(Row row) {
        String interval = row.get("interval_type");
        String precision = row.get("datetime_precision");
        boolean told = precision != null && !row.is("data_type", "DATE");
        return (interval == null ? "" : " " + interval) + (told ? "(" + precision + ")" : "");
    }

    private static String arrayOf(@Nullable String element, Row row) {
        return element == null ? "" : "[" + row.get("maximum_cardinality") + "] of " + element;
    }

    private static String domainOf(Row row) {
        String name = row.get("domain_name");
        return name == null ? "" : " domain " + Names.show(name);
    }

    private Map<String, String> elements() throws SQLException {
        return query("""
                        select e.*, object_schema || '.' || object_name || '.' || collection_type_identifier as type_id
                          from information_schema.element_types e where object_type = 'TABLE'""").stream().collect(Collectors.toMap(row -> row.text("type_id"), H2Catalog::type));
    }

    private Map<String, String> enums() throws SQLException {
        return query("""
                        select object_schema || '.' || object_name || '.' || enum_identifier as type_id, value_name
                          from information_schema.enum_values where object_type = 'TABLE'
                         order by 1, value_ordinal""").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("type_id"),
                        Collectors.mapping(
                                row -> Names.literal(row.text("value_name")), Collectors.joining(", ", " (", ")"))));
    }

    private void readKeys() throws SQLException {
        List<Row> rows = query("""
                select nullif(k.table_schema, schema()) as schema_name, k.table_name, k.constraint_schema,
                       k.constraint_name, k.constraint_type, k.nulls_distinct, u.column_name
                  from information_schema.table_constraints k
                  join information_schema.key_column_usage u
                    on u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name
                 where k.constraint_type in ('PRIMARY KEY', 'UNIQUE')
                 order by k.constraint_schema, k.constraint_name, u.ordinal_position""");
        Row.groups(rows, H2Catalog::constraint).values().forEach(key -> {
            Row first = key.get(0);
            List<String> columns =
                    key.stream().map(row -> Names.show(row.text("column_name"))).toList();
            if (first.is("constraint_type", "UNIQUE")) {
                get(first).uniques.add(Names.sortedList(columns) + nulls(first));
            } else {
                get(first).primaryKey.addAll(columns);
            }
        });
    }

    private static String nulls(Row row) {
        String distinct = row.get("nulls_distinct");
        boolean usual = distinct == null || distinct.equals("YES");
        return usual ? "" : row.is("nulls_distinct", "NO") ? " nulls not distinct" : " nulls all distinct";
    }

    private void readForeignKeys() throws SQLException {
        List<Row> rows = query("""
                select nullif(k.table_schema, schema()) as schema_name, k.table_name, k.constraint_schema,
                       k.constraint_name, u.column_name, nullif(o.table_schema, schema()) as other_schema,
                       o.table_name as other_table, o.column_name as other_column, r.delete_rule, r.update_rule
                  from information_schema.referential_constraints r
                  join information_schema.table_constraints k
                    on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name
                  join information_schema.key_column_usage u
                    on u.constraint_schema = r.constraint_schema and u.constraint_name = r.constraint_name
                  join information_schema.key_column_usage o
                    on o.constraint_schema = r.unique_constraint_schema
                   and o.constraint_name = r.unique_constraint_name
                   and o.ordinal_position = u.position_in_unique_constraint
                 order by k.constraint_schema, k.constraint_name, u.ordinal_position""");
        Row.groups(rows, H2Catalog::constraint).values().forEach(key -> {
            Row first = key.get(0);
            get(first)
                    .foreignKeys
                    .add(new ForeignKeyDump(
                            key.stream().map(H2Catalog::pair).toList(),
                            Names.show(first.get("other_schema"), first.text("other_table")),
                            first.text("delete_rule"),
                            first.text("update_rule"),
                            ""));
        });
    }

    private static ForeignKeyDump.Pair pair(Row row) {
        return new ForeignKeyDump.Pair(Names.show(row.text("column_name")), Names.show(row.text("other_column")));
    }

    private void readChecks() throws SQLException {
        for (Row row : query("""
                select nullif(k.table_schema, schema()) as schema_name, k.table_name, c.check_clause
                  from information_schema.table_constraints k
                  join information_schema.check_constraints c
                    on c.constraint_schema = k.constraint_schema and c.constraint_name = k.constraint_name
                 where k.constraint_type = 'CHECK'""")) {
            get(row).checks.add(Expressions.normalise(row.text("check_clause")));
        }
    }

    private void readIndexes() throws SQLException {
        List<Row> rows = query("""
                select nullif(i.table_schema, schema()) as schema_name, i.table_name, i.index_type_name,
                       i.nulls_distinct, i.index_schema || '.' || i.index_name as id,
                       c.column_name, c.ordering_specification
                  from information_schema.indexes i
                  join information_schema.index_columns c
                    on c.index_schema = i.index_schema and c.index_name = i.index_name
                 where not i.is_generated and i.table_schema <> 'INFORMATION_SCHEMA'
                 order by i.index_schema, i.index_name, c.ordinal_position""");
        Row.groups(rows, row -> row.text("id")).values().forEach(index -> {
            Row first = index.get(0);
            List<String> columns = new ArrayList<>();
            index.forEach(row -> columns.add(
                    Names.show(row.text("column_name")) + (row.is("ordering_specification", "DESC") ? " desc" : "")));
            boolean unique = first.text("index_type_name").startsWith("UNIQUE");
            get(first).indexes.add(new IndexDump(unique, Names.list(columns) + nulls(first)));
        });
    }

    private SortedMap<String, String> sequences() throws SQLException {
        SortedMap<String, String> sequences = new TreeMap<>();
        for (Row row : query("""
                select nullif(sequence_schema, schema()) as schema_name, sequence_name as table_name, s.*
                  from information_schema.sequences s""")) {
            sequences.put(
                    table(row),
                    row.text("data_type") + " start " + row.text("start_value") + " increment " + row.text("increment")
                            + " from " + row.text("minimum_value") + " to " + row.text("maximum_value") + " cache "
                            + row.text("cache") + (row.is("cycle_option") ? " cycle" : ""));
        }
        return sequences;
    }

    private SortedMap<String, String> domains() throws SQLException {
        SortedMap<String, String> domains = new TreeMap<>();
        for (Row row : query("""
                select nullif(d.domain_schema, schema()) as schema_name, d.domain_name as table_name, d.*,
                       (select listagg(c.check_clause, ' and ') within group (order by c.check_clause)
                          from information_schema.domain_constraints k
                          join information_schema.check_constraints c
                            on c.constraint_schema = k.constraint_schema and c.constraint_name = k.constraint_name
                         where k.domain_schema = d.domain_schema and k.domain_name = d.domain_name) as checks
                  from information_schema.domains d where d.domain_schema <> 'INFORMATION_SCHEMA'""")) {
            String byDefault = row.get("domain_default");
            String checks = row.get("checks");
            domains.put(
                    table(row),
                    "domain " + type(row) + (byDefault == null ? "" : " default " + byDefault)
                            + (checks == null ? "" : " check " + Expressions.normalise(checks)));
        }
        return domains;
    }

    private List<Row> query(String sql) throws SQLException {
        return Row.query(connection, sql);
    }

    private TableBuilder get(Row row) {
        return Objects.requireNonNull(tables.get(table(row)));
    }

    private static String constraint(Row row) {
        return row.text("constraint_schema") + "." + row.text("constraint_name");
    }

    private static String table(Row row) {
        return Names.show(row.get("schema_name"), row.text("table_name"));
    }
}
