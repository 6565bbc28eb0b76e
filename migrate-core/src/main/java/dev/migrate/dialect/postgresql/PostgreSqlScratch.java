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
 * <p>The connection finds the place first, then only the schemas into which extensions put their types and functions:
 * what is tried must not reach the tables of the database.
 */
record PostgreSqlScratch(Connection connection) implements Scratch {

    private static final Pattern CONCURRENTLY = Pattern.compile("\\bconcurrently\\b", Pattern.CASE_INSENSITIVE);

    private static final String EXTENSIONS = """
            select coalesce(string_agg(distinct ', ' || quote_ident(n.nspname), ''), '')
            from pg_catalog.pg_extension e
            join pg_catalog.pg_namespace n on n.oid = e.extnamespace
            where n.nspname <> 'pg_catalog' and n.nspname <> 'information_schema'""";

    @Override
    public <R> R lend(Work<R> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        String schema = ScratchDatabase.freshName();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("set local search_path to " + schema + extensions(statement));
            return work.in(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static String extensions(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(EXTENSIONS)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Nobody else is at work in the place, so that an index may as well be created in the transaction. */
    @Override
    public String trial(String sql) {
        return CONCURRENTLY.matcher(sql).replaceAll("");
    }
}
