package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where scripts start and end. */
class OfflineTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void write() throws Exception {
        history = new TestHistory(directory)
                .sql("aa01", "", "", "create table a (id integer);", "drop table a;")
                .sql("bb01", "aa01", "", "create table b (id integer);", "drop table b;")
                .sql("cc01", "bb01", "", "create table c (id integer);", "drop table c;")
                .sql("dd01", "aa01", "", "create table d (id integer);", "drop table d;");
    }

    private static List<String> steps(String script) {
        return script.lines()
                .filter(line -> line.startsWith("-- Running "))
                .map(line -> line.substring("-- Running ".length()))
                .toList();
    }

    private static void run(FreshDatabase database, String script) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aa01, 'upgrade  -> aa01'",
        "+1, 'upgrade  -> aa01'",
        "base:bb, 'upgrade  -> aa01;upgrade aa01 -> bb01'",
        ":bb01, 'upgrade  -> aa01;upgrade aa01 -> bb01'",
        "aa01:+1, ''",
        "bb01:+1, 'upgrade bb01 -> cc01'",
        "aa01+1:heads, ''",
        "bb01:heads, 'upgrade aa01 -> dd01;upgrade bb01 -> cc01'",
        "current:cc01@head, 'upgrade bb01 -> cc01'",
    })
    void anUpgradeStartsAtTheBaseOrWhereTheRangeSays(String range, String expected) throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("bb01");
            if (expected.isEmpty()) {
                assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> migrate.upgradeScript(range));
            } else {
                assertThat(steps(migrate.upgradeScript(range))).containsExactly(expected.split(";", -1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cc01:base, 'downgrade cc01 -> bb01;downgrade bb01 -> aa01;downgrade aa01 -> '",
        "cc01:-1, 'downgrade cc01 -> bb01'",
        "current:-1, 'downgrade bb01 -> aa01'",
        "cc01:aa, 'downgrade cc01 -> bb01;downgrade bb01 -> aa01'",
        "heads:aa01, 'downgrade dd01 -> aa01;downgrade cc01 -> bb01;downgrade bb01 -> aa01'",
    })
    void aDowngradeStartsWhereTheRangeSays(String range, String expected) throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("bb01");
            assertThat(steps(migrate.downgradeScript(range))).containsExactlyInAnyOrder(expected.split(";", -1));
        }
    }

    @Test
    void whatHasNoStartOrEndIsRefused() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.downgradeScript("-1"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                    .withMessage("""
                            A downgrade script needs to know where it starts.
                                range  -1
                            Give both ends: mvn migrate:downgrade -Drevision=<from>:<to> -Dsql, where <from> may be current""");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgradeScript("aa01:"))
                    .withMessage("""
                            A range needs an end.
                                range  aa01:
                            Write <from>:<to>.""");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgradeScript("current+1:head"))
                    .withMessage("""
                            A script starts where the database is, or at a named revision.
                                start  current+1
                            Write current:<to>, or the id of the revision.""");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgradeScript("cc01:aa01"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                    .withMessage("""
                            Cannot upgrade from 'cc01' to 'aa01': that is applied there already.
                                range  cc01:aa01
                            To go back: mvn migrate:downgrade -Drevision=cc01:aa01 -Dsql""");
            assertThat(migrate.upgradeScript("cc01:cc01")).isEmpty();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.stampScript("aa01:cc01,bb01:dd01"))
                    .withMessage("""
                            A stamp starts at one place.
                                starts  aa01, bb01
                            Give the start once: mvn migrate:stamp -Drevision=<from>:<to>,<to> -Dsql""");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aScriptStampsAsARunDoes(TestDatabase kind) throws Exception {
        try (FreshDatabase online = kind.create();
                FreshDatabase offline = kind.create()) {
            Migrate migrate = history.on(online);
            Migrate other = history.on(offline);
            for (String targets : List.of("aa01", "aa01:cc01,dd01", "heads:bb01", "current:base")) {
                run(offline, other.tagged("CHG\n1").stampScript(targets));
                migrate.tagged("CHG\n1").stamp(targets.substring(targets.indexOf(':') + 1));
                assertThat(other.current()).isEqualTo(migrate.current());
            }
            String query = "select revision, direction, state, applied_by, tag from migrate_history order by id";
            assertThat(rows(offline, query)).isEqualTo(rows(online, query)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void severalTargetsAreStampedAtOnce(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            migrate.stamp("cc01,dd01");
            assertThat(migrate.current()).containsExactly("cc01", "dd01");
            migrate.purgeAndStamp("bb,dd");
            assertThat(migrate.current()).containsExactly("bb01", "dd01");
            migrate.stamp("aa01");
            assertThat(migrate.current()).containsExactly("aa01");
        }
    }

    /** What raw SQL did is not known, so that what follows is planned later, but not committed on its own. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "SQLITE", "H2"})
    void whatIsOneTransactionInARunIsOneInItsScript(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            String script =
                    history.sql("ee01", "aa01", "", """
                            create table e (id integer);
                            create table f (id integer);
                            insert into e values (1);
                            -- migrate: checkpoint
                            create table g (id integer);
                            -- migrate: checkpoint
                            insert into g values (1);
                            """, "").on(database).upgradeScript("aa01:ee01");
            String each = kind.rollsSchemaBack() ? "" : "|end";
            assertThat(script.lines()
                            .filter(line -> line.matches("(?:commit|create table .|insert into [eg]).*"))
                            .map(line -> line.replaceFirst("commit;", "end").replaceAll(" [(v].*", ""))
                            .collect(Collectors.joining("|")))
                    .isEqualTo("create table e" + each + "|create table f" + each
                            + "|insert into e|end|create table g|end|insert into g|end");
        }
    }
}
