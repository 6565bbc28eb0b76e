package dev.migrate.dialect.mysql;

import dev.migrate.dialect.LockWaits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code lock_wait_timeout}, which is a year or a day where nobody has set it, InnoDB's own for rows, and MariaDB's {@code
 * max_statement_time} where that would end what takes long by design.
 */
final class MySqlLockWaits implements LockWaits {

    private static final List<String> UNSET = List.of("31536000", "86400");
    private static final String UNSET_FOR_ROWS = "50";
    private static final String LONGEST = "31536000";
    private static final String LONGEST_FOR_ROWS = "100000000";
    private static final String HOLDERS = """
            select concat('connection ', p.id, ', user ', p.user, ', from ', p.host, ', in a transaction since ',
                t.trx_started, coalesce(concat(': ', left(p.info, 80)), ''))
            from information_schema.innodb_trx t join information_schema.processlist p on p.id = t.trx_mysql_thread_id
            where p.id <> connection_id()
            order by t.trx_started, p.id
            limit 3""";

    private final Connection connection;
    private final Product product;

    MySqlLockWaits(Connection connection, Product product) {
        this.connection = connection;
        this.product = product;
    }

    @Override
    public Former limit(Duration most) throws SQLException {
        long seconds = Math.max(1, most.toSeconds());
        String former = value("lock_wait_timeout");
        String formerForRows = value("innodb_lock_wait_timeout");
        boolean limited = UNSET.contains(former);
        boolean limitedForRows = formerForRows.equals(UNSET_FOR_ROWS);
        if (limited) {
            set("lock_wait_timeout", String.valueOf(seconds));
        }
        if (limitedForRows) {
            set("innodb_lock_wait_timeout", String.valueOf(seconds));
        }
        return () -> {
            if (limited) {
                set("lock_wait_timeout", former);
            }
            if (limitedForRows) {
                set("innodb_lock_wait_timeout", formerForRows);
            }
        };
    }

    @Override
    public Former lift() throws SQLException {
        SortedMap<String, String> longest = new TreeMap<>();
        longest.put("lock_wait_timeout", LONGEST);
        longest.put("innodb_lock_wait_timeout", LONGEST_FOR_ROWS);
        if (product.mariaDb()) {
            longest.put("max_statement_time", "0");
        }
        SortedMap<String, String> former = new TreeMap<>();
        for (Map.Entry<String, String> each : longest.entrySet()) {
            former.put(each.getKey(), value(each.getKey()));
            set(each.getKey(), each.getValue());
        }
        return () -> {
            for (Map.Entry<String, String> each : former.entrySet()) {
                set(each.getKey(), each.getValue());
            }
        };
    }

    private String value(String variable) throws SQLException {
        return LockWaits.texts(connection, "select @@session." + variable).get(0);
    }

    private void set(String variable, String value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session " + variable + " = " + value);
        }
    }

    @Override
    public List<String> holders() throws SQLException {
        return LockWaits.texts(connection, HOLDERS);
    }
}
