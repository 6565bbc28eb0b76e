package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * A schema of its own in a transaction that is rolled back, so that not even a broken connection leaves anything behind.
 *
 * <p>The connection finds the place first, then the schemas into which extensions put their types and functions. Those of
 * the application come last and only for what creates tables: what else is tried must not reach the tables of the database.
 */
record PostgreSqlScratch(Connection connection) implements Scratch {

    private static final Pattern CONCURRENTLY = Pattern.compile("\\bconcurrently\\b", Pattern.CASE_INSENSITIVE);

    private static final String EXTENSIONS = """
            select coalesce(string_agg(distinct ', ' || quote_ident(n.nspname), ''), '')
            from pg_catalog.pg_extension e
            join pg_catalog.pg_namespace n on n.oid = e.extnamespace
            where n.nspname <> 'pg_catalog' and n.nspname <> 'information_schema'""";

    private static final String PATH = "select ', ' || nullif(current_setting('search_path'), '')";

    @Override
    public <R> R lend(Work<R> work) throws SQLException {
        return lend(work, "");
    }

    @Override
    public <R> R lendAmongTypes(Work<R> work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return lend(work, text(statement, PATH));
        }
    }

    private <R> R lend(Work<R> work, String after) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        String schema = ScratchDatabase.freshName();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("set local search_path to " + schema + text(statement, EXTENSIONS) + after);
            return work.in(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            String text = rows.getString(1);
            return text == null ? "" : text;
        }
    }

    /** Nobody else is at work in the place, so that an index may as well be created in the transaction. */
    @Override
    public String trial(String sql) {
        return CONCURRENTLY.matcher(sql).replaceAll("");
    }
}
