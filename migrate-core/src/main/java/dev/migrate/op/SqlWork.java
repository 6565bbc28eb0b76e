package dev.migrate.op;

import java.sql.Connection;
import java.sql.SQLException;

/** Code of a revision that reads or writes rows. */
@FunctionalInterface
public interface SqlWork {

    /**
     * Does the work on the connection that the revision runs on, within its transaction, which it cannot end; closing the
     * connection does nothing.
     *
     * @throws SQLException if the database refuses
     */
    void run(Connection connection) throws SQLException;
}
