package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the drivers say of a statement that another thread has cancelled, and of one that is refused. */
class CancelledStatementTests {

    private static String slow(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL_14, POSTGRESQL_18 -> "insert into a select 1 from (select pg_sleep(20)) as s";
            case H2 -> "insert into a select count(*) from system_range(1, 100000) x, system_range(1, 100000) y";
            case SQLITE ->
                "insert into a with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000000000)"
                        + " select count(*) from n";
            default ->
                "insert into a select count(*) from information_schema.columns x, information_schema.columns y,"
                        + " information_schema.columns z where x.column_name < concat(y.column_name, z.column_name)";
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void isToldFromARefusal(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            statement.execute("create table a (id bigint not null)");
            assertThat(dialect.isCancelled(cancelled(statement, slow(kind)))).isTrue();
            for (String refused : new String[] {"insert into a values (null)", "insert into b values (1)", "insrt"}) {
                SQLException refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(refused));
                assertThat(dialect.isCancelled(refusal)).as(refused).isFalse();
            }
        }
    }

    /** Cancelled again and again, since nothing tells whether it has begun. */
    private static SQLException cancelled(Statement statement, String sql) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Thread other = new Thread(() -> {
            while (!ended.get()) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                cancel(statement);
            }
        });
        other.start();
        try {
            return catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
        } finally {
            ended.set(true);
            other.join();
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
