package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Aftermath;
import dev.migrate.dialect.LockWaits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what became of an index that was created, dropped or built anew concurrently, of a partition that was detached so,
 * or of a new label of an enum type.
 *
 * <p>An index that was not built to its end stays behind, invalid: it is kept up to date, serves no query, and makes another
 * try with {@code if not exists} succeed without building anything. So it is dropped, if it is what the statement creates.
 */
final class PostgreSqlAftermath implements Aftermath {

    static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern CREATE =
            Pattern.compile("(?is)create\\s+(unique\\s+)?index\\s+concurrently\\s+(?:if\\s+not\\s+exists\\s+)?(" + NAME
                    + ")\\s+on\\s+(?:only\\s+)?(" + NAME + "(?:\\." + NAME + ")?)(.*)");
    private static final Pattern DROP = Pattern.compile("(?is)drop\\s+index\\s+concurrently\\s+(?:if\\s+exists\\s+)?("
            + NAME + "(?:\\." + NAME + ")?)" + "(?:\\s+(?:cascade|restrict))?");
    private static final Pattern ADD_VALUE = Pattern.compile("(?is)alter\\s+type\\s+(" + NAME + "(?:\\." + NAME
            + ")?)\\s+add\\s+value\\s+(?:if\\s+not\\s+exists\\s+)?(E?)'((?:[^']|'')*)'"
            + "(?:\\s+(?:before|after)\\s+E?'(?:[^']|'')*')?");
    private static final String FIND = "select i.indisvalid and i.indisready, quote_ident(n.nspname) || '.' ||"
            + " quote_ident(c.relname), exists (select 1 from pg_catalog.pg_stat_progress_create_index p"
            + " where p.index_relid = i.indexrelid and p.pid <> pg_catalog.pg_backend_pid())"
            + " from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " where i.indrelid = pg_catalog.to_regclass(?) and c.relname = ?";

    private final Connection connection;

    PostgreSqlAftermath(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Fate of(String sql, boolean refused) throws SQLException {
        String text = sql.strip();
        Matcher create = CREATE.matcher(text);
        if (create.matches()) {
            return created(create);
        }
        Matcher drop = DROP.matcher(text);
        if (drop.matches()) {
            return dropped(drop.group(1));
        }
        Fate concurrent = new ConcurrentAftermath(connection).of(text);
        if (concurrent != Fate.UNKNOWN) {
            return concurrent;
        }
        Matcher label = ADD_VALUE.matcher(text);
        if (!label.matches()) {
            return Fate.UNKNOWN;
        }
        // Where among the others it belongs is not looked for
        return refused ? Fate.NOT_DONE : added(label.group(1), label(label.group(2), label.group(3)));
    }

    private static String label(String escapes, String quoted) {
        String text = quoted.replace("''", "'");
        return escapes.isEmpty() ? text : text.replace("\\\\", "\\");
    }

    private Fate added(String type, String label) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select exists (select 1 from pg_catalog.pg_enum"
                + " where enumtypid = pg_catalog.to_regtype(?) and enumlabel = ?)")) {
            find.setString(1, type);
            find.setString(2, label);
            try (ResultSet found = find.executeQuery()) {
                found.next();
                return found.getBoolean(1) ? Fate.DONE : Fate.NOT_DONE;
            }
        }
    }

    private Fate created(Matcher create) throws SQLException {
        String index = create.group(2);
        String table = create.group(3);
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, table);
            find.setString(2, stored(index));
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    return isBuiltOn(table) ? Fate.RUNNING : Fate.NOT_DONE;
                }
                if (found.getBoolean(3)) {
                    return Fate.RUNNING;
                }
                SameIndex.Answer answer = new SameIndex(connection)
                        .of(found.getString(2), create.group(1) != null, index, table, create.group(4));
                if (answer != SameIndex.Answer.SAME) {
                    return answer == SameIndex.Answer.OTHER ? Fate.OTHER : Fate.UNSEEN;
                }
                if (found.getBoolean(1)) {
                    return Fate.DONE;
                }
                dropOnline(found.getString(2));
                return Fate.NOT_DONE;
            }
        }
    }

    private boolean isBuiltOn(String table) throws SQLException {
        return isBuiltOn(connection, table);
    }

    /** Whoever builds an index on the table may be about to show this one. */
    static boolean isBuiltOn(Connection connection, String table) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select 1 from"
                + " pg_catalog.pg_stat_progress_create_index where relid = pg_catalog.to_regclass(?)"
                + " and pid <> pg_catalog.pg_backend_pid()")) {
            find.setString(1, table);
            try (ResultSet found = find.executeQuery()) {
                return found.next();
            }
        }
    }

    private Fate dropped(String index) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select pg_catalog.to_regclass(?) is null")) {
            find.setString(1, index);
            try (ResultSet found = find.executeQuery()) {
                found.next();
                return found.getBoolean(1) ? Fate.DONE : Fate.NOT_DONE;
            }
        }
    }

    private static String stored(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    /** It waits for the transactions that may use the index, as the statement does that made it. */
    private void dropOnline(String index) throws SQLException {
        dropOnline(connection, index);
    }

    static void dropOnline(Connection connection, String index) throws SQLException {
        LockWaits.Former limit = new PostgreSqlLockWaits(connection).lift();
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop index concurrently " + index);
        } finally {
            if (!connection.isClosed()) {
                limit.restore();
            }
        }
    }
}
