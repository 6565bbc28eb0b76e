package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows that refer to rows that do not exist, and the foreign keys that refer to columns that are no key, as a
 * transaction finds them and as it leaves them.
 *
 * <p>A row is known by its number as long as its table is the same. Where the table was made again its rows may have other
 * numbers: of these there may be as many as before. So may there of all tables together that have another name, as nothing
 * tells which they were.
 */
final class SqliteOrphans {

    private static final int SHOWN = 5;
    private static final int SQLITE_ERROR = 1;
    private static final String MISMATCH = "foreign key mismatch";
    private static final String TABLES = "select name, rowid from main.sqlite_schema where type = 'table'";

    /** For each table the number of its definition, which no table gets that is made before another one is dropped. */
    private final Map<String, Long> tables = new TreeMap<>();

    private final Map<Reference, RowNumbers> rows = new LinkedHashMap<>();
    private final Map<String, String> mismatches = new TreeMap<>();

    private record Reference(String child, String parent, boolean numbered) {}

    /**
     * A row that refers to none.
     *
     * @param row its number, or null if rows of its table have none
     */
    record Orphan(String child, String parent, @Nullable Long row) {}

    /**
     * What is there and was not before.
     *
     * @param orphans how many rows
     * @param first some of them
     * @param mismatch what SQLite says of a foreign key, or null
     */
    record News(int orphans, List<Orphan> first, @Nullable String mismatch) {}

    private SqliteOrphans() {}

    /** Returns what a transaction finds that is told of nothing. */
    static SqliteOrphans none() {
        return new SqliteOrphans();
    }

    /** Reads what there is; one foreign key to columns that are no key makes SQLite refuse the question for all tables. */
    static SqliteOrphans read(Connection connection) throws SQLException {
        SqliteOrphans found = new SqliteOrphans();
        try (Statement statement = connection.createStatement()) {
            found.readTables(statement);
            try {
                found.readRows(statement, "pragma main.foreign_key_check");
            } catch (SQLException refused) {
                requireOfForeignKey(refused);
                found.rows.clear();
                for (String table : found.tables.keySet()) {
                    found.readRowsOf(table, statement);
                }
            }
        }
        return found;
    }

    private void readTables(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.put(row.getString(1), row.getLong(2));
            }
        }
    }

    private void readRowsOf(String table, Statement statement) throws SQLException {
        try {
            readRows(statement, "pragma main.foreign_key_check(\"" + table.replace("\"", "\"\"") + "\")");
        } catch (SQLException refused) {
            requireOfForeignKey(refused);
            String reason = String.valueOf(refused.getMessage());
            mismatches.put(
                    table,
                    reason.substring(Math.max(0, reason.indexOf(MISMATCH))).replaceAll("\\)$", ""));
        }
    }

    /** Besides a key, a collation may be missing; that the database is busy, or its file broken, is something else. */
    private static void requireOfForeignKey(SQLException refused) throws SQLException {
        if (refused.getErrorCode() != SQLITE_ERROR) {
            throw refused;
        }
    }

    private void readRows(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                long number = row.getLong(2);
                boolean numbered = !row.wasNull();
                rows.computeIfAbsent(
                                new Reference(row.getString(1), row.getString(3), numbered), any -> new RowNumbers())
                        .add(number);
            }
        }
    }

    /** Returns whether a foreign key refers to columns that are no key. */
    boolean hasMismatch() {
        return !mismatches.isEmpty();
    }

    /** Returns what is there and was not before. */
    News since(SqliteOrphans before) {
        Allowed allowed = new Allowed(before, this);
        AtomicInteger count = new AtomicInteger();
        List<Orphan> first = new ArrayList<>();
        rows.forEach((reference, numbers) -> numbers.each(number -> {
            if (!allowed.take(reference, number) && count.getAndIncrement() < SHOWN) {
                first.add(new Orphan(reference.child, reference.parent, reference.numbered ? number : null));
            }
        }));
        return new News(count.get(), first, mismatchSince(before));
    }

    private @Nullable String mismatchSince(SqliteOrphans before) {
        Predicate<String> isKept = table -> keptSince(before, table).isPresent();
        long others =
                before.mismatches.keySet().stream().filter(isKept.negate()).count();
        for (Map.Entry<String, String> mismatch : mismatches.entrySet()) {
            String table = mismatch.getKey();
            if (isKept.test(table) ? !before.mismatches.containsKey(table) : --others < 0) {
                return mismatch.getValue();
            }
        }
        return null;
    }

    private Optional<String> keptSince(SqliteOrphans before, String table) {
        return tables.containsKey(table) && before.tables.containsKey(table) ? Optional.of(table) : Optional.empty();
    }

    /** What may be there because it was before. */
    private static final class Allowed {

        private final Map<String, RowNumbers> known = new HashMap<>();
        private final Map<Optional<String>, Integer> counts = new HashMap<>();
        private final SqliteOrphans before;
        private final SqliteOrphans now;

        Allowed(SqliteOrphans before, SqliteOrphans now) {
            this.before = before;
            this.now = now;
            before.rows.forEach((reference, numbers) -> {
                if (isKnown(reference)) {
                    numbers.each(known.computeIfAbsent(reference.child, any -> new RowNumbers())::add);
                } else {
                    counts.merge(now.keptSince(before, reference.child), numbers.size(), Integer::sum);
                }
            });
        }

        private boolean isKnown(Reference reference) {
            return reference.numbered
                    && Objects.equals(now.tables.get(reference.child), before.tables.get(reference.child));
        }

        boolean take(Reference reference, long number) {
            if (isKnown(reference)) {
                RowNumbers left = known.get(reference.child);
                return left != null && left.take(number);
            }
            return counts.merge(now.keptSince(before, reference.child), -1, Integer::sum) >= 0;
        }
    }
}
