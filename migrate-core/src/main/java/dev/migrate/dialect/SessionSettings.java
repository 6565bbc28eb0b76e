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
}
