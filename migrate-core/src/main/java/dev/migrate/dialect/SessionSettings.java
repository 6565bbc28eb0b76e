package dev.migrate.dialect;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings of a session that statements can change, such as the schema in which names are looked up. */
public interface SessionSettings {

    /** Returns the role where nothing is kept. */
    static SessionSettings none() {
        return new SessionSettings() {
            @Override
            public SortedMap<String, String> read() {
                return new TreeMap<>();
            }

            @Override
            public void set(Map<String, @Nullable String> values) {}
        };
    }

    /**
     * Returns the settings by name.
     *
     * @throws SQLException if the database refuses
     */
    SortedMap<String, String> read() throws SQLException;

    /**
     * Sets some; null stands for one that was not there.
     *
     * @throws SQLException if the database refuses
     */
    void set(Map<String, @Nullable String> values) throws SQLException;

    /**
     * Lets the session read a statement as the user's own sessions do, until {@link #asOurs}.
     *
     * @return whether it would have been read otherwise
     * @throws SQLException if the database refuses
     */
    default boolean asUsers(String sql) throws SQLException {
        return false;
    }

    /**
     * Lets the session read statements as Migrate writes them; how the user's are read by now is kept for the next of them.
     *
     * @throws SQLException if the database refuses
     */
    default void asOurs() throws SQLException {}

    /**
     * Forgets how a revision has changed the way in which the user's statements are read.
     *
     * @throws SQLException if the database refuses
     */
    default void forgetReading() throws SQLException {}
}
