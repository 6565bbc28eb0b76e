package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lends an empty place that understands SQL as a database does, to make a schema in it, look at it and forget it.
 *
 * <p>Not for use by several threads.
 */
public interface Scratch {

    /** Work in a place. */
    interface Work<R> {

        /**
         * Does the work.
         *
         * @param place a connection whose default schema is empty; it is neither committed nor closed, nor is its
         *     autocommit mode changed
         * @throws SQLException if the database refuses
         */
        R in(Connection place) throws SQLException;
    }

    /**
     * Lends a place for some work and removes it, also after a failure, with all that was made in it.
     *
     * @throws SQLException if there can be no place, or the work fails
     */
    <R> R lend(Work<R> work) throws SQLException;

    /**
     * Lends a place in which the types and functions of the database are found by their names as they are there, if the
     * place is on its server. Its tables may be found as well, so this is for statements that only create.
     *
     * @throws SQLException if there can be no place, or the work fails
     */
    default <R> R lendAmongTypes(Work<R> work) throws SQLException {
        return lend(work);
    }

    /** Returns the form of a statement in which it can be tried here, if it can only be run outside a transaction. */
    default String trial(String sql) {
        return sql;
    }
}
