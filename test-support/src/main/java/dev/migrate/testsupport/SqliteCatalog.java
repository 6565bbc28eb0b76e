package dev.migrate.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads SQLite's pragmas, and sqlite_schema for what no pragma tells: checks, generated columns, index expressions. */
final class SqliteCatalog {

    private final Connection connection;
    private final SortedMap<String, TableBuilder> tables = new TreeMap<>();

    private SqliteCatalog(Connection connection) {
        this.connection = connection;
    }

    static Dump read(Connection connection) throws SQLException {
        SqliteCatalog catalog = new SqliteCatalog(connection);
        for (Row row : Row.query(connection, """
                select t.name, t.wr, t.strict, s.sql from pragma_table_list t
                  join sqlite_schema s on s.type = 'table' and s.name = t.name
                 where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'""")) {
            catalog.readTable(row);
        }
        return new Dump(TableBuilder.build(catalog.tables), new TreeMap<>(), new TreeMap<>());
    }

    private void readTable(Row row) throws SQLException {
        String name = row.text("name");
        boolean withoutRowid = row.is("wr");
        String kind = (row.is("strict") ? "strict " : "") + (withoutRowid ? "rowless " : "") + "table";
        TableBuilder table = new TableBuilder(Names.show(name), kind, null);
        tables.put(table.name, table);
        SqliteTableText text = SqliteTableText.parse(row.text("sql"));
        table.checks.addAll(text.checks());
        List<String> primaryKey = primaryKey(name);
        table.primaryKey.addAll(primaryKey.stream().map(Names::show).toList());
        readColumns(table, name, text, withoutRowid, primaryKey);
        readForeignKeys(table, name);
        readIndexes(table, name);
    }

    private List<String> primaryKey(String table) throws SQLException {
        return Row.query(connection, "select name from pragma_table_xinfo(?) where pk > 0 order by pk", table).stream()
                .map(row -> row.text("name"))
                .toList();
    }

    private void readColumns(
            TableBuilder table, String name, SqliteTableText text, boolean withoutRowid, List<String> primaryKey)
            throws SQLException {
        for (Row row : Row.query(connection, "select * from pragma_table_xinfo(?)", name)) {
            String column = row.text("name");
            boolean inKey = !row.is("pk", "0");
            boolean rowid = inKey && primaryKey.size() == 1 && !withoutRowid && row.is("type", "INTEGER");
            String identity = text.autoincrement() ? "autoincrement" : "rowid";
            String byDefault = row.get("dflt_value");
            table.add(new ColumnDump(
                    Names.show(column),
                    row.text("type"),
                    !row.is("notnull") && !rowid && !(inKey && withoutRowid),
                    byDefault == null ? null : Expressions.normalise(byDefault),
                    rowid ? identity : null,
                    generated(row, text.generated().get(SqliteTableText.key(column))),
                    text.collations().get(SqliteTableText.key(column)),
                    null));
        }
    }

    private static @Nullable String generated(Row row, @Nullable String expression) {
        return switch (row.text("hidden")) {
            case "2" -> expression + " virtual";
            case "3" -> expression + " stored";
            default -> null;
        };
    }

    private void readForeignKeys(TableBuilder table, String name) throws SQLException {
        List<Row> rows = Row.query(connection, "select * from pragma_foreign_key_list(?) order by id, seq", name);
        for (List<Row> key : Row.groups(rows, row -> row.text("id")).values()) {
            Row first = key.get(0);
            List<String> implied = primaryKey(first.text("table"));
            List<ForeignKeyDump.Pair> pairs = new ArrayList<>();
            for (Row row : key) {
                String to = row.get("to");
                String referenced = to == null ? implied.get(pairs.size()) : to;
                pairs.add(new ForeignKeyDump.Pair(Names.show(row.text("from")), Names.show(referenced)));
            }
            table.foreignKeys.add(new ForeignKeyDump(
                    pairs, Names.show(first.text("table")), first.text("on_delete"), first.text("on_update"), ""));
        }
    }

    private void readIndexes(TableBuilder table, String name) throws SQLException {
        for (Row index : Row.query(connection, """
                select l.*, s.sql from pragma_index_list(?) l left join sqlite_schema s
                    on s.type = 'index' and s.name = l.name""", name)) {
            if (index.is("origin", "c")) {
                String definition = SqliteTableText.indexDefinition(index.text("sql"));
                table.indexes.add(new IndexDump(index.is("unique"), definition));
            } else if (index.is("origin", "u")) {
                table.uniques.add(Names.sortedList(indexColumns(index.text("name"))));
            }
        }
    }

    private List<String> indexColumns(String index) throws SQLException {
        return Row.query(connection, "select name from pragma_index_info(?) order by seqno", index).stream()
                .map(row -> Names.show(row.text("name")))
                .toList();
    }
}
