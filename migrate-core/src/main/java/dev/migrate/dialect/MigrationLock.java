package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Lets one process at a time migrate a database; held by the very session that does the work. */
public interface MigrationLock {

    /**
     * Takes the lock if nobody has it, without waiting in the server.
     *
     * @return whether this session has it now
     * @throws SQLException if the database refuses
     */
    boolean tryAcquire() throws SQLException;

    /**
     * Says that the holder is alive, and makes sure now and then that it still is the holder; to be called before each
     * statement.
     *
     * @throws LostLockException if it is not
     * @throws SQLException if the database refuses
     */
    void renew() throws SQLException;

    /**
     * Returns whether the lock ends after a time though its session is there, unless it is renewed or kept, and has not ended
     * yet; may be called from another thread.
     */
    default boolean isLease() {
        return false;
    }

    /**
     * Keeps a lease over another session, while the holder's executes a statement; may be called from another thread.
     *
     * @throws SQLException if the database refuses
     */
    default void keep(Connection other) throws SQLException {}

    /**
     * Makes sure that this session is still the holder.
     *
     * @throws LostLockException if it is not
     * @throws SQLException if the database refuses
     */
    default void requireHeld() throws SQLException {}

    /**
     * Says which step the holder begins, for others to read; does nothing where the journal of statements tells it.
     *
     * @param step such as {@code upgrade 3f2a9c1d7b42}
     * @throws SQLException if the database refuses
     */
    default void begin(String step) throws SQLException {}

    /**
     * Returns a statement that does what {@link #begin} does, to be sent along with others, or null where it is not a
     * statement of this session.
     *
     * @param step such as {@code upgrade 3f2a9c1d7b42}
     */
    default @Nullable String naming(String step) {
        return null;
    }

    /**
     * Gives the lock back.
     *
     * @return false if this session did not have it any more
     * @throws SQLException if the database refuses
     */
    boolean release() throws SQLException;

    /**
     * Describes who holds the lock in a few words, or returns null where nobody does or it cannot be known.
     *
     * @throws SQLException if the database refuses
     */
    @Nullable
    String holder() throws SQLException;

    /**
     * Returns whether another session holds the lock. Unlike {@link #tryAcquire} it is for those who only look: it takes
     * nothing and changes nothing.
     *
     * @throws SQLException if the database refuses
     */
    default boolean isTaken() throws SQLException {
        return holder() != null;
    }

    /**
     * Returns what can be seen of the holder beside the version table and the journal, or null where they tell it all.
     *
     * @throws SQLException if the database refuses
     */
    default @Nullable Activity activity() throws SQLException {
        return null;
    }

    /**
     * Returns the statement that ends the session of the holder, or null where nobody holds the lock or the database has
     * no such statement.
     *
     * @throws SQLException if the database refuses
     */
    default @Nullable String ending() throws SQLException {
        return null;
    }
}
