package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.LockWaits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL's {@code lock_timeout}, and its {@code statement_timeout} where that would end what takes long by design. */
final class PostgreSqlLockWaits implements LockWaits {

    private static final String LOCK_TIMEOUT = "lock_timeout";
    private static final List<String> LIMITS = List.of(LOCK_TIMEOUT, "statement_timeout");
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

    /** An index that is built concurrently also waits for those who have a snapshot, and never touched its table. */
    private static final String WAITED_FOR = """
            select 'pid ' || a.pid || ', user ' || a.usename
                || case when a.application_name = '' then '' else ', ' || a.application_name end
                || ', ' || a.state || ' since '
                || to_char(coalesce(a.xact_start, a.state_change) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                || ': ' || left(regexp_replace(a.query, '\\s+', ' ', 'g'), 80)
            from pg_catalog.pg_stat_activity a
            where a.pid = any(pg_blocking_pids(%s)) and a.state is not null
            order by a.xact_start, a.pid
            limit 3""";

    private final Connection connection;

    PostgreSqlLockWaits(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Former limit(Duration most) throws SQLException {
        if (!current(LOCK_TIMEOUT).equals("0")) {
            return () -> {};
        }
        set(LOCK_TIMEOUT, most.toMillis() + "ms");
        return () -> set(LOCK_TIMEOUT, "0");
    }

    /** Timeouts that the user has set for statements of an application would end an online step again and again. */
    @Override
    public Former lift() throws SQLException {
        Map<String, String> former = new TreeMap<>();
        for (String each : LIMITS) {
            String value = current(each);
            if (!value.equals("0")) {
                former.put(each, value);
            }
        }
        for (String each : former.keySet()) {
            set(each, "0");
        }
        return () -> {
            for (Map.Entry<String, String> each : former.entrySet()) {
                set(each.getKey(), each.getValue());
            }
        };
    }

    private String current(String setting) throws SQLException {
        return LockWaits.texts(connection, "show " + setting).get(0);
    }

    private void set(String setting, String value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set " + setting + " = '" + value + "'");
        }
    }

    @Override
    public List<String> holders() throws SQLException {
        return LockWaits.texts(connection, HOLDERS);
    }

    @Override
    public String session() throws SQLException {
        return LockWaits.texts(connection, "select pg_backend_pid()").get(0);
    }

    @Override
    public List<String> waitedFor(String session) throws SQLException {
        return LockWaits.texts(connection, WAITED_FOR.replace("%s", String.valueOf(Integer.parseInt(session))));
    }
}
