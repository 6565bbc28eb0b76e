package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement that takes too long is cancelled, where that is wanted. */
class StatementTimeoutTests {

    @TempDir
    private Path directory;

    private static String slow(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL_14, POSTGRESQL_18 -> "insert into a select 1 from (select pg_sleep(20)) as s";
            case H2 -> "insert into a select count(*) from system_range(1, 100000) x, system_range(1, 100000) y";
            default -> "insert into a select sleep(20)";
        };
    }

    private static String tookTooLong(TestDatabase kind) {
        String error =
                switch (kind) {
                    case POSTGRESQL_18 -> "ERROR: canceling statement due to user request";
                    case MYSQL_8_0 -> "Statement cancelled due to timeout or client request";
                    case H2 ->
                        "Statement was canceled or the session timed out; SQL statement:\n              " + slow(kind)
                                + " [57014-240]";
                    default -> "Query execution was interrupted (max_statement_time exceeded)";
                };
        String state =
                switch (kind) {
                    case MYSQL_8_0 -> "";
                    case MARIADB_11_4 -> " (SQLState 70100)";
                    default -> " (SQLState 57014)";
                };
        boolean back = kind.rollsSchemaBack();
        return """
                Revision a1 failed in statement 2 of 2; %s
                    revision  rev_a1.sql, first
                    line      rev_a1.sql:6
                    sql       %s
                    error     %s
                              It took longer than migrate.statement-timeout lets it: 1000 ms%s
                """.formatted(
                                back ? "all of it has been rolled back." : "what ran before stays done.",
                                slow(kind),
                                error,
                                state)
                + (back
                        ? "Cut the statement in several, or let it take longer by migrate.statement-timeout, and run it again."
                        : "    done      create table a (id bigint)\n    not done  " + slow(kind) + "\n"
                                + Said.left(kind, "a1", "base"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aStatementThatTakesTooLongIsCancelled(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id bigint);\n" + slow(kind) + ";", "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.builder(database)
                    .statementTimeout(Duration.ofSeconds(1))
                    .build();
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(tookTooLong(kind)));
            assertThat(Queries.rows(database, "select count(*) from migrate_version"))
                    .containsExactly("0");
        }
    }

    @Test
    void whatRunsOutsideATransactionTakesAsLongAsItTakes() throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql("a1", "", "first", "-- migrate: no-transaction\nselect pg_sleep(1.5);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history.builder(database)
                    .statementTimeout(Duration.ofSeconds(1))
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }
}
