package dev.migrate.dialect;

import java.sql.SQLException;

/** Tells what became of a statement that ran outside a transaction and was not seen to end. */
public interface Aftermath {

    /** What became of a statement. */
    enum Fate {
        /** All of it was done. */
        DONE,
        /** Nothing of it is left; it can be executed. */
        NOT_DONE,
        /** The server is still at it. */
        RUNNING,
        /** Something of its name is there that it did not create. */
        OTHER,
        /** Something of its name is there, and the user has no right to what it takes to tell whether it created that. */
        UNSEEN,
        /** It cannot be told. */
        UNKNOWN
    }

    /**
     * Returns what became of a statement; takes away what it left half done, where that is of no use.
     *
     * @param refused whether the database is known to have refused it, so that what is there of its name alone says nothing
     * @throws SQLException if the database refuses
     */
    Fate of(String sql, boolean refused) throws SQLException;
}
