package dev.migrate.models;

import dev.migrate.command.Answers;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.ColumnDump;
import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TableDump;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the tables of a database hold, by plain queries: for each column its type and its values, sorted. */
final class StoredRows {

    /** A column, with the values of all rows. */
    private record Stored(String type, List<String> values) {}

    private final Map<String, Map<String, Stored>> tables = new TreeMap<>();

    static StoredRows read(FreshDatabase database, Dump dump) throws SQLException {
        StoredRows rows = new StoredRows();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (TableDump table : dump.tables().values()) {
                boolean backticks = database.product() == TestDatabase.MYSQL_8_0
                        || database.product().isMariaDb();
                String name = quoted(table.name(), backticks);
                try (ResultSet found = statement.executeQuery("select * from " + name)) {
                    rows.tables.put(key(table.name()), columns(table, found));
                }
            }
        }
        return rows;
    }

    /** Deletes all rows, in as many rounds as foreign keys ask for; those that refer to themselves may stay. */
    static void deleteAll(FreshDatabase database, Dump dump) throws SQLException {
        boolean backticks = database.product() == TestDatabase.MYSQL_8_0
                || database.product().isMariaDb();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (backticks) {
                statement.execute("set foreign_key_checks = 0");
            }
            for (int round = 0; round < dump.tables().size(); round++) {
                for (String table : dump.tables().keySet()) {
                    deleteUnlessReferred(statement, "delete from " + quoted(table, backticks));
                }
            }
        }
    }

    private static void deleteUnlessReferred(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException referred) {
            // another round deletes it
        }
    }

    /** Dumps show a name between quotes where it needs them. */
    private static String quoted(String shown, boolean backticks) {
        int dot = Rarities.SCHEMA.length();
        if (shown.regionMatches(true, 0, Rarities.SCHEMA + ".", 0, dot + 1)) {
            return quoted(shown.substring(0, dot), backticks) + "." + quoted(shown.substring(dot + 1), backticks);
        }
        String bare = bare(shown);
        return backticks ? "`" + bare.replace("`", "``") + "`" : "\"" + bare.replace("\"", "\"\"") + "\"";
    }

    private static String bare(String shown) {
        return shown.startsWith("\"") ? shown.substring(1, shown.length() - 1).replace("\"\"", "\"") : shown;
    }

    private static String key(String name) {
        return bare(name).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Stored> columns(TableDump table, ResultSet found) throws SQLException {
        Map<String, String> types = new TreeMap<>();
        for (ColumnDump each : table.columns().values()) {
            if (each.generated() == null) {
                types.put(key(each.name()), each.type());
            }
        }
        Map<String, Stored> columns = new LinkedHashMap<>();
        ResultSetMetaData facts = found.getMetaData();
        for (int i = 1; i <= facts.getColumnCount(); i++) {
            String name = key(facts.getColumnLabel(i));
            if (types.containsKey(name)) {
                columns.put(name, new Stored(types.get(name), new ArrayList<>()));
            }
        }
        while (found.next()) {
            for (int i = 1; i <= facts.getColumnCount(); i++) {
                Stored column = columns.get(key(facts.getColumnLabel(i)));
                if (column != null) {
                    Object value = found.getObject(i);
                    column.values()
                            .add(
                                    value instanceof byte[] bytes
                                            ? HexFormat.of().formatHex(bytes)
                                            : String.valueOf(found.getString(i)));
                }
            }
        }
        columns.values().forEach(each -> each.values().sort(null));
        return columns;
    }

    /** Returns the rows of the tables and columns that are still there, under their old names, with one type. */
    StoredRows keptIn(StoredRows now, Answers answers) {
        StoredRows kept = new StoredRows();
        tables.forEach((table, columns) -> columns.forEach((column, stored) -> {
            Stored after = now.renamed(table, column, answers);
            if (after != null && after.type().equals(stored.type())) {
                kept.tables.computeIfAbsent(table, any -> new LinkedHashMap<>()).put(column, stored);
            }
        }));
        return kept;
    }

    StoredRows copy() {
        StoredRows copy = new StoredRows();
        tables.forEach((table, columns) -> {
            Map<String, Stored> copied = new LinkedHashMap<>();
            columns.forEach((column, stored) ->
                    copied.put(column, new Stored(stored.type(), new ArrayList<>(stored.values()))));
            copy.tables.put(table, copied);
        });
        return copy;
    }

    /** Returns the values of a column, to be changed; none if it is not there. */
    List<String> values(TableName table, Identifier column) {
        Stored stored = tables.getOrDefault(key(table.name().text()), Map.of()).get(key(column.text()));
        return stored == null ? new ArrayList<>() : stored.values();
    }

    private @Nullable Stored renamed(String table, String column, Answers answers) {
        String newTable = newName(table + ":", answers.renameTables()).orElse(table);
        String newColumn =
                newName(table + "." + column + ":", answers.renames()).orElse(column);
        return tables.getOrDefault(newTable, Map.of()).get(newColumn);
    }

    private static Optional<String> newName(String old, List<String> options) {
        return options.stream()
                .map(each -> each.replace("`", "").toLowerCase(Locale.ROOT))
                .filter(each -> each.startsWith(old))
                .map(each -> each.substring(old.length()))
                .findFirst();
    }

    /** Compares these columns with what is there now, and returns how many values are the same. */
    int compare(StoredRows now, Answers answers, List<String> faults) {
        int same = 0;
        for (Map.Entry<String, Map<String, Stored>> table : tables.entrySet()) {
            for (Map.Entry<String, Stored> column : table.getValue().entrySet()) {
                Stored after = now.renamed(table.getKey(), column.getKey(), answers);
                Stored before = column.getValue();
                if (after == null || !after.type().equals(before.type())) {
                    faults.add(table.getKey() + "." + column.getKey() + " is not there as it was");
                } else {
                    if (matches(before.values(), after.values())) {
                        same += before.values().size();
                    } else {
                        faults.add(table.getKey() + "." + column.getKey() + " " + before + " became " + after);
                    }
                }
            }
        }
        return same;
    }

    /** Where null is not allowed any more, it may have become a default. */
    private static boolean matches(List<String> before, List<String> after) {
        List<String> left = new ArrayList<>(after);
        for (String each : before) {
            if (!each.equals("null") && !left.remove(each)) {
                return false;
            }
        }
        return before.size() == after.size();
    }
}
