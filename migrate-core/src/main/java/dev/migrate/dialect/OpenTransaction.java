package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The transaction that code of others may have open on a connection. */
public interface OpenTransaction {

    /**
     * Learns that one may just have begun or ended: where none is open, what was changed so far is no change of the next one.
     *
     * @throws SQLException if the database cannot be asked
     */
    default void settle() throws SQLException {}

    /**
     * Returns whether one is open that may have changed rows; false where the database does not tell whether one is open, and true
     * where it does not tell what that has changed.
     *
     * @throws SQLException if the database cannot be asked
     */
    boolean hasChanges() throws SQLException;

    /**
     * Takes back what is open, and what else would hinder the statements behind it.
     *
     * @throws SQLException if the database refuses
     */
    void end() throws SQLException;

    /**
     * Executes {@code rollback}, whatever the driver believes to be open.
     *
     * @throws SQLException if the database refuses
     */
    static void rollBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        }
    }
}
