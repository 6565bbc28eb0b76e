package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import java.sql.SQLException;
import java.util.List;

/**
 * Begins and ends transactions on one connection, which is in autocommit mode before and after.
 *
 * <p>On a database whose schema changes cannot be rolled back a transaction still groups what can.
 */
public interface Transactions {

    /**
     * Says what will be done in the transactions that begin from now on, where it makes a difference how they begin.
     *
     * @param operations what a revision recorded, or several that share a transaction
     */
    default void expect(List<Operation> operations) {}

    /**
     * Begins a transaction in which the schema can be changed.
     *
     * @return false if another process holds what is needed and it is worth asking again
     * @throws SQLException if the database refuses
     */
    boolean begin() throws SQLException;

    /**
     * Makes what was done since {@link #begin} last.
     *
     * @throws SQLException if the database refuses; then all is taken back
     */
    void commit() throws SQLException;

    /**
     * Takes back what was done since {@link #begin}, as far as the database can. Does nothing outside a transaction.
     *
     * @throws SQLException if the database refuses
     */
    void rollback() throws SQLException;

    /** Returns whether the last {@link #rollback} took back all rows, as far as the database says. */
    default boolean tookAllBack() {
        return true;
    }
}
