package dev.migrate.dialect;

import java.sql.SQLException;

/**
 * Begins and ends transactions on one connection, which is in autocommit mode before and after.
 *
 * <p>On a database whose schema changes cannot be rolled back a transaction still groups what can.
 */
public interface Transactions {

    /**
     * Says whether foreign keys act on the rows that refer to others in the transactions that begin from now on, where that
     * makes a difference.
     *
     * @param act what {@link Dialect#foreignKeysAct} says of the operations in them
     */
    default void foreignKeysAct(boolean act) {}

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
