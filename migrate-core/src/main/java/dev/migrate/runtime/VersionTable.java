package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionStep;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and creates Migrate's own tables over a connection. */
final class VersionTable {

    static final int VALIDITY_SECONDS = 5;

    private final Connection connection;
    private final Tables tables;
    private final Settings settings;

    VersionTable(Connection connection, Tables tables, Settings settings) {
        this.connection = connection;
        this.tables = tables;
        this.settings = settings;
    }

    /** Returns the rows, none if there is no version table. */
    SortedSet<String> heads() throws SQLException {
        return read().heads();
    }

    /** Returns the rows and the state of the journal by one query; neither where there is no version table. */
    Snapshot read() throws SQLException {
        try {
            return readBoth();
        } catch (SQLException e) {
            if (!connection.isValid(VALIDITY_SECONDS)) {
                throw e;
            }
            // another process may have created the tables meanwhile
            if (!exists(settings.versionTable())) {
                return new Snapshot(new TreeSet<>(), new TreeMap<>());
            }
            requireIds();
            return exists(settings.stepTable()) ? readBoth() : snapshot(rowsOfVersion());
        }
    }

    /** A table that others have made may be anything, which would be found out when the first revision has run. */
    private void requireIds() throws SQLException {
        String problem = "";
        if (!has(settings.versionTable(), List.of("version_num"))) {
            problem = "it has no column version_num";
        } else if (!tables.keepsIds(connection)) {
            problem = "its column version_num takes no texts";
        }
        if (!problem.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A table that is there cannot be the version table.\n    table    " + tables.version()
                            + "\n    problem  " + problem
                            + "\nNothing was run. Name one that is not there yet, or Alembic's: migrate.version-table");
        }
    }

    /** Returns the rows and the state of the journal, and fails where the tables cannot be read just now. */
    Snapshot readBoth() throws SQLException {
        return snapshot(
                rowsOfVersion() + " union all select state, count(*) from " + tables.step() + " group by state");
    }

    private String rowsOfVersion() {
        return "select version_num, 0 from " + tables.version();
    }

    private Snapshot snapshot(String query) throws SQLException {
        Snapshot snapshot = new Snapshot(new TreeSet<>(), new TreeMap<>());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String text = rows.getString(1);
                int statements = rows.getInt(2);
                if (statements == 0) {
                    addHead(text, snapshot.heads());
                } else {
                    snapshot.journal().put(text, statements);
                }
            }
        }
        if (snapshot.isUntouched()) {
            tables.requireShown(connection);
        }
        return snapshot;
    }

    /** A row that no statement would find, or two at once, is found out before anything is run by it. */
    private void addHead(@Nullable String text, SortedSet<String> heads) throws SQLException {
        String head = text == null ? "" : text.strip();
        String row = " where version_num " + (text == null ? "is null" : "= " + tables.literal(text));
        if (head.isEmpty()) {
            throw odd("a row that names no revision", text, "delete from " + tables.version() + row);
        }
        if (!head.equals(text) && !isFound(head)) {
            throw odd(
                    "a row with blanks around the revision",
                    text,
                    "update " + tables.version() + " set version_num = " + tables.literal(head) + row);
        }
        if (!heads.add(head)) {
            throw odd(
                    "a revision twice",
                    text,
                    "delete from " + tables.version() + row + "; insert into " + tables.version()
                            + " (version_num) values (" + tables.literal(head) + ")");
        }
    }

    /** A column of fixed length pads what is in it, and finds it without. */
    private boolean isFound(String head) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select 1 from " + tables.version() + " where version_num = " + tables.literal(head))) {
            return rows.next();
        }
    }

    private MigrateException odd(String what, @Nullable String row, String repair) {
        return new MigrateException(
                ExitCode.UNKNOWN_STATE,
                "The version table has " + what + ".\n    table  " + tables.version() + "\n    row    "
                        + (row == null ? "null" : tables.literal(row)) + "\nNothing was run. Correct it: " + repair);
    }

    /** Returns whether a table can be read; to be asked outside a transaction only. */
    boolean exists(TableName table) throws SQLException {
        return isReadable("select 1 from " + tables.name(table) + " where 1 = 0");
    }

    /**
     * Whoever has the database to itself for a moment hides the table and does not take it away; one that this user may not
     * read is there, and what follows says so. A database that cannot do its work says nothing of its tables.
     */
    private boolean isReadable(String query) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                return !rows.next();
            } catch (SQLException e) {
                if (tables.isMissingRight(e)) {
                    return true;
                }
                boolean isBusy = tables.isBusy(e);
                if (!isBusy && !tables.isEnvironment(e)) {
                    return false;
                }
                if (!isBusy
                        || System.nanoTime() - start > settings.lockTimeout().toNanos()) {
                    throw e;
                }
                LockWaiter.pause();
            }
        }
    }

    /** Returns how long an id may be; without a version table, as long as in the one that would be created. */
    int roomForIds() {
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("select version_num from " + tables.version() + " where 1 = 0")) {
            return none.getMetaData().getColumnDisplaySize(1);
        } catch (SQLException e) {
            return Tables.ID_LENGTH;
        }
    }

    boolean isComplete() throws SQLException {
        for (TableName each : tables.names()) {
            if (!exists(each) || !has(each, tables.laterColumns(each))) {
                return false;
            }
        }
        return true;
    }

    /** Creates those of the tables that are missing, and adds the columns that those of an earlier version lack. */
    void create() throws SQLException {
        for (TableName table : tables.names()) {
            if (!exists(table)) {
                execute(tables.create(table));
            }
        }
        for (TableName table : tables.names()) {
            addLaterColumns(table);
        }
    }

    private void addLaterColumns(TableName table) throws SQLException {
        if (!has(table, tables.laterColumns(table))) {
            for (String column : tables.laterColumns(table)) {
                if (!has(table, List.of(column))) {
                    execute(tables.add(table, column));
                }
            }
        }
    }

    /** Creates the version table if it is missing, and nothing else; returns whether it was missing. */
    boolean ensure() throws SQLException {
        if (exists(settings.versionTable())) {
            return false;
        }
        try {
            execute(tables.create(settings.versionTable()));
            return true;
        } catch (SQLException e) {
            if (exists(settings.versionTable())) {
                return false;
            }
            throw e;
        }
    }

    private void execute(List<String> statements) throws SQLException {
        for (String sql : statements) {
            execute(sql);
        }
    }

    /** Returns whether the history has columns; to be asked outside a transaction only. */
    private boolean hasInHistory(List<String> columns) throws SQLException {
        return has(settings.historyTable(), columns);
    }

    private boolean has(TableName table, List<String> columns) throws SQLException {
        return columns.isEmpty()
                || isReadable("select " + String.join(", ", columns) + " from " + tables.name(table) + " where 1 = 0");
    }

    int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Returns the history, oldest first; none if there is no history table. */
    List<HistoryEntry> history() throws SQLException {
        List<HistoryEntry> entries = new ArrayList<>();
        if (!exists(settings.historyTable())) {
            return entries;
        }
        String later = hasInHistory(Tables.LATER_COLUMNS) ? ", application_version, tag" : ", null, null";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select revision, direction, message, applied_at, duration_ms, applied_by, checksum, state"
                                + later + " from " + tables.history() + " order by id")) {
            while (rows.next()) {
                entries.add(new HistoryEntry(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        Moments.parse(rows.getString(4)),
                        duration(rows),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8),
                        rows.getString(9),
                        rows.getString(10)));
            }
        }
        return entries;
    }

    /**
     * Returns the revision that the last step of the history left applied, with its message; null where that step took a
     * revision away, or there is none. To be asked outside a transaction only.
     */
    @Nullable
    Applied lastApplied() throws SQLException {
        if (!exists(settings.historyTable())) {
            return null;
        }
        String done = " where state <> " + tables.literal(Note.FAILED);
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select revision, direction, state, message from " + tables.history()
                                + done + " and id = (select max(id) from " + tables.history() + done + ")")) {
            boolean applied = rows.next()
                    && !rows.getString(2).equals(RevisionStep.Kind.DOWNGRADE.name())
                    && rows.getString(3).equals(Note.APPLIED);
            return applied
                    ? new Applied(rows.getString(1), rows.getString(2).toLowerCase(Locale.ROOT), rows.getString(4))
                    : null;
        }
    }

    /** Returns the text of what was run with a checksum, or null where it was not kept. */
    @Nullable
    String operations(String revision, String checksum) throws SQLException {
        if (!hasInHistory(Tables.LATER_COLUMNS)) {
            return null;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select operations from " + tables.history()
                        + " where operations is not null and revision = " + tables.literal(revision)
                        + " and checksum = " + tables.literal(checksum) + " order by id desc")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static @Nullable Long duration(ResultSet rows) throws SQLException {
        long milliseconds = rows.getLong(5);
        return rows.wasNull() ? null : milliseconds;
    }
}
