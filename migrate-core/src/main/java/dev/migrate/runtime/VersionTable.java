package dev.migrate.runtime;

import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and creates Migrate's own tables over a connection. */
final class VersionTable {

    private static final int VALIDITY_SECONDS = 5;
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter(Locale.ROOT);

    private final Connection connection;
    private final Tables tables;
    private final Settings settings;

    VersionTable(Connection connection, Tables tables, Settings settings) {
        this.connection = connection;
        this.tables = tables;
        this.settings = settings;
    }

    /** Returns the rows, none if there is no version table, by one query if there is. */
    SortedSet<String> heads() throws SQLException {
        try {
            return readHeads();
        } catch (SQLException e) {
            if (!connection.isValid(VALIDITY_SECONDS)) {
                throw e;
            }
            // another process may have created the table meanwhile
            return exists(settings.versionTable()) ? readHeads() : new TreeSet<>();
        }
    }

    private SortedSet<String> readHeads() throws SQLException {
        SortedSet<String> heads = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version_num from " + tables.version())) {
            while (rows.next()) {
                heads.add(String.valueOf(rows.getString(1)).strip());
            }
        }
        return heads;
    }

    /** Returns whether a table can be read; to be asked outside a transaction only. */
    boolean exists(TableName table) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1 from " + tables.name(table) + " where 1 = 0")) {
            return !rows.next();
        } catch (SQLException e) {
            return false;
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

    boolean isComplete() {
        return tables.names().stream().allMatch(this::exists);
    }

    /** Creates those of the tables that are missing. */
    void create() throws SQLException {
        for (TableName table : tables.names()) {
            if (!exists(table)) {
                for (String sql : tables.create(table)) {
                    execute(sql);
                }
            }
        }
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
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select revision, direction, message, applied_at, duration_ms, applied_by, checksum, state from "
                                + tables.history() + " order by id")) {
            while (rows.next()) {
                entries.add(new HistoryEntry(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        instant(rows.getString(4)),
                        duration(rows),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8)));
            }
        }
        return entries;
    }

    private static @Nullable Long duration(ResultSet rows) throws SQLException {
        long milliseconds = rows.getLong(5);
        return rows.wasNull() ? null : milliseconds;
    }

    /** Texts say what is stored; without an offset it is UTC, whatever the zone of this process. */
    private static Instant instant(String text) {
        TemporalAccessor time =
                MOMENT.parseBest(text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime moment
                ? moment.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
