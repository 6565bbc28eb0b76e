package dev.migrate.dialect.h2;

import dev.migrate.dialect.LockWaits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** H2 waits two seconds at most by itself, or as long as its URL says. */
final class H2LockWaits implements LockWaits {

    private static final String HOLDERS = """
            select 'session ' || s.session_id || ', user ' || s.user_name || ', since '
                || formatdatetime(s.session_start at time zone 'UTC', 'yyyy-MM-dd''T''HH:mm:ss''Z''')
                || ', has ' || listagg(distinct l.table_name, ', ')
            from information_schema.locks l join information_schema.sessions s on s.session_id = l.session_id
            where s.session_id <> session_id()
            group by s.session_id, s.user_name, s.session_start
            order by s.session_start, s.session_id
            limit 3""";

    private final Connection connection;

    H2LockWaits(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Former lift() throws SQLException {
        String former = LockWaits.texts(connection, "select lock_timeout()").get(0);
        set(String.valueOf(Integer.MAX_VALUE));
        return () -> set(former);
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
