package dev.migrate.testsupport;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the information_schema of MySQL and MariaDB, of the current database alone. */
final class MySqlCatalog {

    private static final Pattern LITERAL = Pattern.compile("(?s)'(?:[^'\\\\]|\\\\.|'')*'");
    private static final Pattern ESCAPE = Pattern.compile("(?s)\\\\(.)");

    private final Connection connection;
    private final boolean mariaDb;
    private final SortedMap<String, TableBuilder> tables = new TreeMap<>();
    private final SortedMap<String, String> collations = new TreeMap<>();
    private final SortedMap<String, String> sequences = new TreeMap<>();

    private MySqlCatalog(Connection connection, boolean mariaDb) {
        this.connection = connection;
        this.mariaDb = mariaDb;
    }

    static Dump read(Connection connection) throws SQLException {
        boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        MySqlCatalog catalog = new MySqlCatalog(connection, mariaDb);
        catalog.readTables();
        catalog.readColumns();
        catalog.readKeys();
        catalog.readForeignKeys();
        catalog.readChecks();
        catalog.readIndexes();
        return new Dump(TableBuilder.build(catalog.tables), catalog.sequences, new TreeMap<>());
    }

    private void readTables() throws SQLException {
        for (Row row : query("""
                select table_name as table_name, table_type as table_type, engine as engine,
                       table_collation as table_collation, nullif(table_comment, '') as table_comment
                  from information_schema.tables
                 where table_schema = database() and table_type in ('BASE TABLE', 'SEQUENCE', 'SYSTEM VERSIONED')""")) {
            if (row.is("table_type", "SEQUENCE")) {
                sequences.put(table(row), sequence(row.text("table_name")));
            } else {
                String engine = (row.is("engine", "InnoDB") ? "" : row.text("engine") + " ")
                        + (row.is("table_type", "BASE TABLE") ? "" : "versioned ");
                tables.put(table(row), new TableBuilder(table(row), engine + "table", row.get("table_comment")));
                collations.put(table(row), row.text("table_collation"));
            }
        }
    }

    private String sequence(String name) throws SQLException {
        Row row = query("select * from `" + name.replace("`", "``") + "`").get(0);
        return "start " + row.text("start_value") + " increment " + row.text("increment") + " from "
                + row.text("minimum_value") + " to " + row.text("maximum_value") + " cache " + row.text("cache_size")
                + (row.is("cycle_option") ? " cycle" : "");
    }

    private void readColumns() throws SQLException {
        for (Row row : query("""
                select c.table_name as table_name, c.column_name as column_name, c.column_type as column_type,
                       c.is_nullable as is_nullable, c.column_default as column_default, c.extra as extra,
                       c.generation_expression as generation_expression, c.collation_name as collation_name,
                       nullif(c.column_comment, '') as column_comment
                  from information_schema.columns c
                  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                 where c.table_schema = database() and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED')""")) {
            String extra = row.text("extra").replace("DEFAULT_GENERATED", "").strip();
            boolean generated = extra.endsWith(" GENERATED");
            String collation = row.get("collation_name");
            get(row).add(new ColumnDump(
                    Names.show(row.text("column_name")),
                    row.text("column_type") + (extra.startsWith("on update") ? " " + extra : ""),
                    row.is("is_nullable"),
                    byDefault(row),
                    extra.equals("auto_increment") ? extra : null,
                    generated ? expression(row.text("generation_expression")) + " " + extra : null,
                    Objects.equals(collation, collations.get(table(row))) ? null : collation,
                    row.get("column_comment")));
        }
    }

    /** MySQL says values as they are and marks expressions, MariaDB says all as expressions. */
    private @Nullable String byDefault(Row row) {
        String value = row.get("column_default");
        if (value == null || mariaDb && value.equals("NULL")) {
            return null;
        }
        boolean expression = mariaDb || row.text("extra").contains("DEFAULT_GENERATED");
        return expression ? expression(value) : Names.literal(value);
    }

    /** MySQL escapes the whole text and says in which character set each literal is. */
    private String expression(String text) {
        String plain =
                mariaDb ? text : decoded(text).replaceAll("(?s)\\\\(.)", "$1").replaceAll("_utf8mb[34]'", "'");
        return Expressions.normalise(
                LITERAL.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(standard(found.group()))));
    }

    /** MySQL 8.0 takes each byte of an expression beyond ASCII for a character. */
    private static String decoded(String text) {
        boolean bytes = text.chars().allMatch(c -> c <= 0xff);
        String decoded = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return bytes && decoded.indexOf('\ufffd') < 0 ? decoded : text;
    }

    private static String standard(String literal) {
        return ESCAPE.matcher(literal)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("'") ? "''" : found.group(1)));
    }

    private void readKeys() throws SQLException {
        List<Row> rows = query("""
                select k.table_name as table_name, k.constraint_name as constraint_name,
                       k.constraint_type as constraint_type, u.column_name as column_name, s.sub_part as sub_part
                  from information_schema.table_constraints k
                  join information_schema.key_column_usage u on u.constraint_schema = k.constraint_schema
                   and u.table_name = k.table_name and u.constraint_name = k.constraint_name
                  left join information_schema.statistics s on s.table_schema = k.table_schema
                   and s.table_name = k.table_name and s.index_name = k.constraint_name
                   and s.seq_in_index = u.ordinal_position
                 where k.table_schema = database() and k.constraint_type in ('PRIMARY KEY', 'UNIQUE')
                 order by k.table_name, k.constraint_name, u.ordinal_position""");
        Row.groups(rows, MySqlCatalog::key).values().forEach(key -> {
            Row first = key.get(0);
            List<String> columns = key.stream()
                    .map(row -> Names.show(row.text("column_name")) + prefix(row))
                    .toList();
            if (first.is("constraint_type", "UNIQUE")) {
                get(first).uniques.add(Names.sortedList(columns));
            } else {
                get(first).primaryKey.addAll(columns);
            }
        });
    }

    private static String prefix(Row row) {
        String length = row.get("sub_part");
        return length == null ? "" : "(" + length + ")";
    }

    private void readForeignKeys() throws SQLException {
        List<Row> rows = query("""
                select u.table_name as table_name, u.constraint_name as constraint_name, u.column_name as column_name,
                       nullif(u.referenced_table_schema, database()) as other_schema,
                       u.referenced_table_name as other_table, u.referenced_column_name as other_column,
                       r.delete_rule as delete_rule, r.update_rule as update_rule
                  from information_schema.referential_constraints r
                  join information_schema.key_column_usage u on u.constraint_schema = r.constraint_schema
                   and u.table_name = r.table_name and u.constraint_name = r.constraint_name
                 where r.constraint_schema = database()
                 order by u.table_name, u.constraint_name, u.ordinal_position""");
        Row.groups(rows, MySqlCatalog::key).values().forEach(key -> {
            Row first = key.get(0);
            get(first)
                    .foreignKeys
                    .add(new ForeignKeyDump(
                            key.stream().map(MySqlCatalog::pair).toList(),
                            Names.show(first.get("other_schema"), first.text("other_table")),
                            first.text("delete_rule").replace("RESTRICT", "NO ACTION"),
                            first.text("update_rule").replace("RESTRICT", "NO ACTION"),
                            ""));
        });
    }

    private static ForeignKeyDump.Pair pair(Row row) {
        return new ForeignKeyDump.Pair(Names.show(row.text("column_name")), Names.show(row.text("other_column")));
    }

    private void readChecks() throws SQLException {
        String table = mariaDb ? "and k.table_name = c.table_name" : "";
        for (Row row : query("""
                select k.table_name as table_name, c.check_clause as check_clause
                  from information_schema.check_constraints c
                  join information_schema.table_constraints k on k.constraint_schema = c.constraint_schema
                   and k.constraint_name = c.constraint_name and k.constraint_type = 'CHECK' %s
                 where c.constraint_schema = database()""".replace("%s", table))) {
            get(row).checks.add(expression(row.text("check_clause")));
        }
    }

    private void readIndexes() throws SQLException {
        String expression = mariaDb ? "null" : "s.expression";
        List<Row> rows = query("""
                select s.table_name as table_name, s.index_name as constraint_name, s.non_unique as non_unique,
                       s.column_name as column_name, s.collation as direction, s.sub_part as sub_part,
                       s.index_type as index_type, %s as expression
                  from information_schema.statistics s
                 where s.table_schema = database()
                   and (s.table_name, s.index_name) not in (
                       select k.table_name, k.constraint_name from information_schema.table_constraints k
                        where k.table_schema = database() and k.constraint_type in ('PRIMARY KEY', 'UNIQUE'))
                 order by s.table_name, s.index_name, s.seq_in_index""".replace("%s", expression));
        Row.groups(rows, MySqlCatalog::key).values().forEach(index -> {
            Row first = index.get(0);
            List<String> parts = new ArrayList<>();
            for (Row row : index) {
                String column = row.get("column_name");
                String part = column == null ? expression(row.text("expression")) : Names.show(column) + prefix(row);
                parts.add(part + (row.is("direction", "D") ? " desc" : ""));
            }
            String type = first.is("index_type", "BTREE") ? "" : first.text("index_type") + " ";
            get(first).indexes.add(new IndexDump(first.is("non_unique", "0"), type + Names.list(parts)));
        });
    }

    private List<Row> query(String sql) throws SQLException {
        return Row.query(connection, sql);
    }

    private TableBuilder get(Row row) {
        return Objects.requireNonNull(tables.get(table(row)));
    }

    private static String key(Row row) {
        return row.text("table_name") + "." + row.text("constraint_name");
    }

    private static String table(Row row) {
        return Names.show(row.text("table_name"));
    }
}
