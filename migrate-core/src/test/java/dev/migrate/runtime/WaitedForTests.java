package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.migrate.command.Said;
import dev.migrate.dialect.Dialects;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WaitedForTests {

    private static final class Warnings extends AppenderBase<ILoggingEvent> {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel() == Level.WARN) {
                lines.add(event.getFormattedMessage());
            }
        }
    }

    private static Void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        }
    }

    /** Somebody who has read another table, and thinks. */
    @Test
    void whoeverHasASnapshotIsNamedWhileAnIndexWaitsForThem() throws Exception {
        Warnings warnings = new Warnings();
        warnings.start();
        Logger log = (Logger) LoggerFactory.getLogger("dev.migrate");
        log.addAppender(warnings);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
                Connection working = database.connect();
                Connection thinking = database.connect()) {
            database.execute("create table a (id integer)");
            database.execute("create table b (id integer)");
            thinking.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            thinking.setAutoCommit(false);
            execute(thinking, "select id from b");
            WaitedFor waitedFor = new WaitedFor(working, Dialects.onClassPath().of(working), database::connect);
            StatementWatch.Watched watched =
                    waitedFor.watch(Duration.ofMillis(50), () -> {}).begin("Revision b1, statement 1 of 2");
            Future<Void> built = other.submit(() -> execute(working, "create index concurrently ix on a (id)"));

            assertThat(Said.in(warnings.lines.take())).isEqualTo("""
                    Revision b1, statement 1 of 2 has been running for N s and waits for others:
                        holder  pid NUMBER, user postgres, PostgreSQL JDBC Driver, idle in transaction since TIME: select id from b""");

            watched.close();
            thinking.rollback();
            built.get();
        } finally {
            log.detachAppender(warnings);
            other.shutdownNow();
        }
    }
}
