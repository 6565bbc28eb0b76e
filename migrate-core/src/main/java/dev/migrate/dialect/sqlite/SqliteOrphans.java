package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows that refer to rows that do not exist, and the foreign keys that refer to columns that are no key, as a
 * transaction finds them and as it leaves them.
 *
 * <p>A row is known by its number as long as its table is the same. Where the table was made again its rows may have other
 * numbers, and where it has another name nothing tells which it was: of these there may be as many as before.
 *
 * @param found what there is
 * @param pages where each table begins, by its name in small letters
 */
record SqliteOrphans(List<Found> found, Map<String, Long> pages) {

    private static final String MISMATCH = "foreign key mismatch";
    private static final int SQLITE_ERROR = 1;
    private static final String NAMES = "select name, rootpage from main.sqlite_schema where type = 'table'";

    /**
     * A row that refers to none, or a foreign key that cannot be asked.
     *
     * @param parent the table referred to; of a foreign key that cannot be asked only {@code mismatch} tells it
     * @param row the number of the row, or null if rows of its table have none
     * @param mismatch what SQLite says of the foreign key, or null for a row
     */
    record Found(
            String child,
            String parent,
            @Nullable Long row,
            @Nullable String mismatch) {}

    /** What may be there as often as before. */
    private record Known(
            @Nullable String child,
            @Nullable String parent,
            @Nullable Long row,
            boolean mismatch) {}

    /** Reads what there is. */
    static SqliteOrphans read(Connection connection) throws SQLException {
        List<Found> found = found(connection);
        return new SqliteOrphans(found, found.isEmpty() ? Map.of() : pages(connection));
    }

    /** Returns what is there and was not before. */
    List<Found> since(SqliteOrphans before) {
        Map<Known, Integer> allowed = new HashMap<>();
        before.found.forEach(each -> allowed.merge(known(each, before), 1, Integer::sum));
        return found.stream()
                .filter(each -> allowed.merge(known(each, before), -1, Integer::sum) < 0)
                .toList();
    }

    private Known known(Found each, SqliteOrphans before) {
        String child = each.child.toLowerCase(Locale.ROOT);
        String parent = each.parent.toLowerCase(Locale.ROOT);
        boolean same = Objects.equals(pages.get(child), before.pages.get(child));
        return new Known(
                kept(child, before), kept(parent, before), same ? each.row : null, each.mismatch != null && same);
    }

    private @Nullable String kept(String table, SqliteOrphans before) {
        return pages.containsKey(table) && before.pages.containsKey(table) ? table : null;
    }

    /** One foreign key to columns that are no key makes SQLite refuse the question for all tables, so that each is asked. */
    private static List<Found> found(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return rows(statement, "pragma main.foreign_key_check");
        } catch (SQLException refused) {
            requireOfForeignKey(refused);
        }
        List<Found> found = new ArrayList<>();
        for (String table : pages(connection).keySet()) {
            found.addAll(ofTable(connection, table));
        }
        return found;
    }

    private static List<Found> ofTable(Connection connection, String table) throws SQLException {
        String name = "\"" + table.replace("\"", "\"\"") + "\"";
        try (Statement statement = connection.createStatement()) {
            return rows(statement, "pragma main.foreign_key_check(" + name + ")");
        } catch (SQLException refused) {
            requireOfForeignKey(refused);
            String reason = String.valueOf(refused.getMessage());
            String words =
                    reason.substring(Math.max(0, reason.indexOf(MISMATCH))).replaceAll("\\)$", "");
            return List.of(new Found(table, "", null, words));
        }
    }

    /** Besides a key, a collation may be missing; that the database is busy, or its file broken, is something else. */
    private static void requireOfForeignKey(SQLException refused) throws SQLException {
        if (refused.getErrorCode() != SQLITE_ERROR) {
            throw refused;
        }
    }

    private static List<Found> rows(Statement statement, String question) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                long row = rows.getLong(2);
                Long number = rows.wasNull() ? null : row;
                found.add(new Found(rows.getString(1), rows.getString(3), number, null));
            }
        }
        return found;
    }

    private static Map<String, Long> pages(Connection connection) throws SQLException {
        Map<String, Long> pages = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                pages.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getLong(2));
            }
        }
        return pages;
    }
}
