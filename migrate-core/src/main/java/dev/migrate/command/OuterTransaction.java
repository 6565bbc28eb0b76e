package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that a connection may be in when Migrate gets it.
 *
 * <p>Pools may hand out connections that are not in autocommit mode, in which nothing has been done. To switch that mode on
 * where something has been done would commit it.
 */
final class OuterTransaction {

    private static final String NEXT =
            "Call Migrate before that transaction begins or after its end, or give it connections of"
                    + " its own, which take no part in it: migrate.url";

    private final Connection connection;
    private final Dialects dialects;
    private final Function<@Nullable SQLException, String> facts;

    /**
     * @param facts says where the database is and what it said, in lines
     */
    OuterTransaction(Connection connection, Dialects dialects, Function<@Nullable SQLException, String> facts) {
        this.connection = connection;
        this.dialects = dialects;
        this.facts = facts;
    }

    /**
     * Switches a connection to autocommit mode; who manages its transactions may refuse that also where it is on.
     *
     * @param autoCommit whether it is on
     * @throws MigrateException if that would commit what somebody else has done, or is not possible because others end the
     *     transaction; then nothing was done
     * @throws SQLException if the database fails
     */
    void leave(boolean autoCommit) throws SQLException {
        if (!autoCommit && dialects.of(connection).isInTransaction(connection)) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The connection that Migrate was given is in a transaction.\n" + line(facts.apply(null))
                            + "Migrate commits what it does, and would commit with it what was done before. Nothing was run.\n"
                            + NEXT);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("08")) {
                throw e;
            }
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The connection that Migrate was given is in a transaction that others end.\n"
                            + line(facts.apply(e))
                            + "Migrate commits what it does, which this does not allow. Nothing was run.\n" + NEXT,
                    e);
        }
    }

    private static String line(String facts) {
        return facts.isEmpty() ? "" : facts + "\n";
    }
}
