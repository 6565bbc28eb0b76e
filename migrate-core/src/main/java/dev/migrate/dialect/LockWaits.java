package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long statements of a session wait for the locks of others, and who these are; changes settings of the session only. */
public interface LockWaits {

    /** A setting as it was before. */
    @FunctionalInterface
    interface Former {

        /**
         * Brings it back.
         *
         * @throws SQLException if the session is gone
         */
        void restore() throws SQLException;
    }

    /** Returns the role where nothing is to be set. */
    static LockWaits unlimited() {
        return new LockWaits() {};
    }

    /**
     * Lets statements wait no longer than this; where the user, the database or the server has set a limit, that counts.
     *
     * @throws SQLException if the database refuses
     */
    default Former limit(Duration most) throws SQLException {
        return () -> {};
    }

    /**
     * Lets statements wait as long as it takes, until the limit is restored.
     *
     * @throws SQLException if the database refuses
     */
    default Former lift() throws SQLException {
        return () -> {};
    }

    /**
     * Describes the sessions that hold locks on tables, the oldest transaction first, a line each; none where the database
     * does not tell this user.
     *
     * @throws SQLException if the database refuses
     */
    default List<String> holders() throws SQLException {
        return List.of();
    }

    /**
     * Returns what other sessions call this one, or null where they cannot tell whom it waits for.
     *
     * @throws SQLException if the database refuses
     */
    default @Nullable String session() throws SQLException {
        return null;
    }

    /**
     * Describes the sessions that another one waits for at the moment, a line each; none where the database does not tell.
     *
     * @param session what {@link #session()} returned in that session
     * @throws SQLException if the database refuses
     */
    default List<String> waitedFor(String session) throws SQLException {
        return List.of();
    }

    /**
     * Returns the first column of a query.
     *
     * @throws SQLException if the database refuses
     */
    static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
