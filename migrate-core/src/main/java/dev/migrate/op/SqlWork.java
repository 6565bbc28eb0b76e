package dev.migrate.op;

import java.sql.Connection;
import java.sql.SQLException;

/** Code of a revision that reads or writes rows. */
@FunctionalInterface
public interface SqlWork {

    /**
     * Does the work on the connection that the revision runs on, within its transaction; neither commits nor closes it.
     *
     * @throws SQLException if the database refuses
     */
    void run(Connection connection) throws SQLException;
}
