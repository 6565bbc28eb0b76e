package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.LockWaits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** PostgreSQL's {@code lock_timeout}. */
final class PostgreSqlLockWaits implements LockWaits {

    private static final String HOLDERS = """
            select 'pid ' || a.pid || ', user ' || a.usename
                || case when a.application_name = '' then '' else ', ' || a.application_name end
                || ', ' || a.state || ' since '
                || to_char(a.xact_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                || ', has ' || string_agg(distinct c.relname, ', ')
                || ': ' || left(regexp_replace(a.query, '\\s+', ' ', 'g'), 80)
            from pg_catalog.pg_locks l
                join pg_catalog.pg_stat_activity a on a.pid = l.pid
                join pg_catalog.pg_class c on c.oid = l.relation
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where l.granted and l.locktype = 'relation' and l.pid <> pg_backend_pid() and c.relkind in ('r', 'p', 'm')
                and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                and n.nspname not in ('pg_catalog', 'information_schema') and a.xact_start is not null
            group by a.pid, a.usename, a.application_name, a.state, a.xact_start, a.query
            order by a.xact_start, a.pid
            limit 3""";

    private final Connection connection;

    PostgreSqlLockWaits(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Former limit(Duration most) throws SQLException {
        return current().equals("0") ? set(most.toMillis() + "ms", "0") : () -> {};
    }

    @Override
    public Former lift() throws SQLException {
        String current = current();
        return current.equals("0") ? () -> {} : set("0", current);
    }

    private String current() throws SQLException {
        return LockWaits.texts(connection, "show lock_timeout").get(0);
    }

    private Former set(String value, String former) throws SQLException {
        execute(value);
        return () -> execute(former);
    }

    private void execute(String value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + value + "'");
        }
    }

    @Override
    public List<String> holders() throws SQLException {
        return LockWaits.texts(connection, HOLDERS);
    }
}
