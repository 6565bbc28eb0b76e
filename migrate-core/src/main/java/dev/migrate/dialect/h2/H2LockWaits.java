package dev.migrate.dialect.h2;

import dev.migrate.dialect.LockWaits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * H2 waits two seconds at most by itself, or as long as its database or its URL says.
 *
 * <p>What the URL says is known by the number alone, so two seconds there are taken for H2's own.
 */
final class H2LockWaits implements LockWaits {

    private static final String UNSET = "2000";
    private static final String OF_DATABASE =
            "select SETTING_VALUE from INFORMATION_SCHEMA.SETTINGS where SETTING_NAME = 'DEFAULT_LOCK_TIMEOUT'";
    private static final String HOLDERS = """
            select 'session ' || s.SESSION_ID || ', user ' || s.USER_NAME || ', since '
                || formatdatetime(s.SESSION_START at time zone 'UTC', 'yyyy-MM-dd''T''HH:mm:ss''Z''')
                || ', has ' || listagg(distinct l.TABLE_NAME, ', ')
            from INFORMATION_SCHEMA.LOCKS l join INFORMATION_SCHEMA.SESSIONS s on s.SESSION_ID = l.SESSION_ID
            where s.SESSION_ID <> session_id()
            group by s.SESSION_ID, s.USER_NAME, s.SESSION_START
            order by s.SESSION_START, s.SESSION_ID
            limit 3""";

    private final Connection connection;

    H2LockWaits(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Former limit(Duration most) throws SQLException {
        String former = value();
        if (!former.equals(UNSET) || LockWaits.texts(connection, OF_DATABASE).contains(former)) {
            return () -> {};
        }
        set(String.valueOf(Math.min(most.toMillis(), Integer.MAX_VALUE)));
        return () -> set(former);
    }

    @Override
    public Former lift() throws SQLException {
        String former = value();
        set(String.valueOf(Integer.MAX_VALUE));
        return () -> set(former);
    }

    private String value() throws SQLException {
        return LockWaits.texts(connection, "select lock_timeout()").get(0);
    }

    private void set(String milliseconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout " + milliseconds);
        }
    }

    @Override
    public List<String> holders() throws SQLException {
        return LockWaits.texts(connection, HOLDERS);
    }
}
