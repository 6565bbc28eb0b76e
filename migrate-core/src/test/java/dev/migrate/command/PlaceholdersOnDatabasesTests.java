package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.script.ScriptException;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.testing.ScriptRun;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Placeholders of SQL revisions on databases. */
class PlaceholdersOnDatabasesTests {

    private static final Map<String, String> VALUES = Map.of("prefix", "app", "word", "'it''s; ${prefix}'");

    @TempDir
    private Path directory;

    private Migrate migrate(FreshDatabase database, Map<String, String> values) throws Exception {
        return new TestHistory(directory)
                .sql("a1", "", "first", """
                        create table ${prefix}_a (b varchar(40));
                        insert into ${prefix}_a values (${word}), ('${word}');
                        """, "drop table ${prefix}_a;")
                .builder(database)
                .placeholders(values)
                .build();
    }

    private static SqlSyntax syntax(TestDatabase kind) {
        return Arrays.stream(SqlSyntax.values())
                .filter(each -> kind.name().startsWith(each.name()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theValuesRunOnlineAndInScripts(TestDatabase kind) throws Exception {
        try (FreshDatabase online = kind.create();
                FreshDatabase offline = kind.create();
                Connection connection = offline.connect()) {
            Migrate migrate = migrate(online, VALUES);
            String script = migrate(offline, VALUES).upgradeScript("head");
            ScriptRun.run(offline, connection, syntax(kind), script);
            migrate.upgrade("head");
            for (FreshDatabase each : new FreshDatabase[] {online, offline}) {
                assertThat(rows(each, "select b from app_a order by b")).containsExactly("${word}", "it's; ${prefix}");
                assertThat(migrate(each, VALUES).edits().edited()).isEmpty();
            }
            migrate.downgrade("base");
            assertThat(migrate.current()).isEmpty();
        }
    }

    /** What stands somewhere else is a part of the revision: with another value it is another one. */
    @Test
    void anotherValueIsAnEditThatIsShown() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            migrate(database, VALUES).upgrade("head");
            Migrate other = migrate(database, Map.of("prefix", "app", "word", "'b'"));
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> other.downgrade("base"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                    .withMessage("""
                            Revision a1 was edited after it had been applied.
                                revision  rev_a1.sql, first
                                applied   2026-11-22T07:28:00Z by shop
                                    - insert into app_a values ('it''s; ${prefix}'), ('${word}')
                                    + insert into app_a values ('b'), ('${word}')
                            Bring back what was applied, and write the change as a new revision: mvn migrate:revision
                            or, if the database is as the code says now, accept it: mvn migrate:stamp -Drevision=a1 -Daccept""");
            assertThat(rows(database, "select count(*) from app_a")).containsExactly("2");
        }
    }

    @Test
    void whatHasNoValueStopsBeforeAnythingRuns() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = new TestHistory(directory)
                    .sql("a1", "", "first", "create table a (b integer);", "drop table a;")
                    .sql("a2", "a1", "second", "create table ${prefix}_b (b integer);", "")
                    .builder(database)
                    .placeholders(Map.of("other", "x"))
                    .build();
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                    .withMessage("""
                            Cannot read SQL revision rev_a2.sql: the placeholder ${prefix} has no value.
                                file      %s:5:14
                                expected  ${other}
                            Set migrate.placeholders.prefix, or correct the name.""".formatted(migrate.scripts().require("a2").place()));
            assertThat(rows(database, "select count(*) from information_schema.tables where table_name = 'A'"))
                    .containsExactly("0");
        }
    }

    /** Nothing that is kept of what was applied tells with what values it is to be taken back. */
    @Test
    void aDowngradeHasNoPlaceholdersOfItsOwn() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = new TestHistory(directory)
                    .sql(
                            "a1",
                            "",
                            "",
                            "create table ${other}_a (b integer);",
                            "drop table ${other}_a;\ndrop table ${prefix}_a;")
                    .builder(database)
                    .placeholders(Map.of("other", "x", "prefix", "y"))
                    .build();
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage("""
                            Cannot read SQL revision rev_a1.sql: the placeholder ${prefix} stands in the downgrade and not in the \
                            upgrade, so that nobody would notice another value.
                                file      %s:8:12
                                expected  ${other}
                            Write the value itself, or make it a part of the upgrade, too.""".formatted(migrate.scripts().require("a1").place()));
            assertThat(migrate.current()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aRevisionThatStoppedHalfWayGoesOnWithItsValuesOnly(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql("a1", "", "", "create table ${prefix}_a (b integer);\ninsert into nowhere values (1);", "");
        try (FreshDatabase database = kind.create()) {
            MigrateBuilder builder = history.builder(database);
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> builder.placeholders(Map.of("prefix", "app"))
                            .build()
                            .upgrade("head"));
            database.execute("create table nowhere (b integer)");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> builder.placeholders(Map.of("prefix", "other"))
                            .build()
                            .upgrade("head"))
                    .withMessage("""
                            Revision a1 was edited where an earlier upgrade, which stopped half way, has already run it.
                                statement  1
                                ran        create table app_a (b integer)
                                now        create table other_a (b integer)
                            Take that edit back and run it again; what was not run may be edited. Or settle it by hand:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            assertThat(rows(database, "select * from nowhere")).isEmpty();
            builder.placeholders(Map.of("prefix", "app")).build().upgrade("head");
            assertThat(rows(database, "select b from nowhere")).containsExactly("1");
            assertThat(rows(database, "select b from app_a")).isEmpty();
        }
    }

    /** Many rows are left in the file and read from there again. */
    @Test
    void manyRowsHaveTheirValues() throws Exception {
        int count = 30_000;
        String rows = IntStream.range(0, count)
                .mapToObj(each -> "insert into a values (" + each + ", ${word});\n")
                .collect(Collectors.joining());
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            new TestHistory(directory)
                    .sql("a1", "", "", "create table a (b integer, c text);\n" + rows, "")
                    .builder(database)
                    .placeholders(VALUES)
                    .build()
                    .upgrade("head");
            assertThat(rows(database, "select count(*), count(distinct b), min(c), max(c) from a"))
                    .containsExactly(count + "|" + count + "|it's; ${prefix}|it's; ${prefix}");
        }
    }
}
