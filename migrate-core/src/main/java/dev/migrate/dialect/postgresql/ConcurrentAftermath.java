package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Aftermath.Fate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what became of indexes that were built anew concurrently, and of a partition that was detached so.
 *
 * <p>What is built anew can be built anew again, once the invalid indexes are gone that the server left beside those that it
 * builds. A partition that is half detached is detached to the end: the server does nothing else with it.
 */
final class ConcurrentAftermath {

    private static final String QUALIFIED =
            "(" + PostgreSqlAftermath.NAME + "(?:\\." + PostgreSqlAftermath.NAME + ")?)";
    private static final Pattern REINDEX = Pattern.compile("(?is)reindex\\s+(?:\\((?<options>[^)]*)\\)\\s*)?"
            + "(?<kind>index|table)\\s+(?<concurrently>concurrently\\s+)?" + QUALIFIED);
    private static final Pattern DETACH = Pattern.compile("(?is)alter\\s+table\\s+(?:if\\s+exists\\s+)?" + QUALIFIED
            + "\\s+detach\\s+partition\\s+" + QUALIFIED + "\\s+concurrently");
    private static final String LEFT = "select quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
            + " from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " where not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$' and i.indrelid = pg_catalog.to_regclass(?)"
            + " order by c.relname";
    private static final String TABLE_OF =
            "select indrelid::regclass::text from pg_catalog.pg_index where indexrelid = pg_catalog.to_regclass(?)";
    private static final String DETACHED = "select inhdetachpending from pg_catalog.pg_inherits"
            + " where inhparent = pg_catalog.to_regclass(?) and inhrelid = pg_catalog.to_regclass(?)";

    private final Connection connection;

    ConcurrentAftermath(Connection connection) {
        this.connection = connection;
    }

    /** Returns what became of a statement; unknown if it is of another kind. */
    Fate of(String sql) throws SQLException {
        Matcher reindex = REINDEX.matcher(sql);
        if (reindex.matches() && isConcurrent(reindex)) {
            return reindexed(reindex.group("kind"), reindex.group(4));
        }
        Matcher detach = DETACH.matcher(sql);
        return detach.matches() ? detached(detach.group(1), detach.group(2)) : Fate.UNKNOWN;
    }

    private static boolean isConcurrent(Matcher reindex) {
        String options = reindex.group("options");
        return reindex.group("concurrently") != null
                || options != null && options.matches("(?is).*\\bconcurrently\\b.*");
    }

    private Fate reindexed(String kind, String name) throws SQLException {
        List<String> tables = kind.equalsIgnoreCase("table") ? List.of(name) : texts(TABLE_OF, name);
        for (String table : tables) {
            if (PostgreSqlAftermath.isBuiltOn(connection, table)) {
                return Fate.RUNNING;
            }
            for (String index : texts(LEFT, table)) {
                PostgreSqlAftermath.dropOnline(connection, index);
            }
        }
        return Fate.NOT_DONE;
    }

    private Fate detached(String table, String partition) throws SQLException {
        List<String> pending = texts(DETACHED, table, partition);
        if (pending.isEmpty()) {
            return Fate.DONE;
        }
        if (pending.contains("f")) {
            return Fate.NOT_DONE;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table " + table + " detach partition " + partition + " finalize");
        }
        return Fate.DONE;
    }

    private List<String> texts(String query, String... parameters) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }
}
