package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real Flyway has run is taken over, and new databases become the same. */
class FlywayImportTests {

    private static final String SCRIPTS = "src/main/resources/db/migration/";

    @TempDir
    private Path directory;

    private Workshop module;

    @BeforeEach
    void scripts() {
        module = new Workshop(directory)
                .file(
                        SCRIPTS + "V1__create_account.sql",
                        "create table account (\n    id bigint not null primary key,\n"
                                + "    name varchar(80) -- it's a comment; with a semicolon\n);\n\n"
                                + "insert into account (id, name) values (1, 'a;b');\n")
                .file(SCRIPTS + "V1_2__add_e-mail.sql", "alter table account add column email varchar(320)")
                .file(
                        SCRIPTS + "sub/V10__create_${kind}.sql",
                        "create table invoice (id bigint not null primary key);\n")
                .file(SCRIPTS + "V2__create_team.sql", "create table team (id bigint not null primary key);\r\n")
                .file(SCRIPTS + "R__names.sql", "delete from team;\ninsert into team (id) select id from account;\n");
    }

    private FluentConfiguration flyway(FreshDatabase database) {
        return Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("filesystem:" + directory.resolve(SCRIPTS))
                .cleanDisabled(false);
    }

    private static String forgetFlyway(FreshDatabase database) throws Exception {
        String quote = database.product().isPostgresql()
                        || database.product() == TestDatabase.H2
                        || database.product() == TestDatabase.SQLITE
                ? "\""
                : "`";
        database.execute("drop table " + quote + "flyway_schema_history" + quote);
        return dump(database);
    }

    private static String dump(FreshDatabase database) throws Exception {
        return CatalogDump.of(database).withoutMigrateTables().text();
    }

    private Migrate on(FreshDatabase database) {
        return module.builder()
                .connections(database::connect)
                .url(database.url())
                .build();
    }

    private ImportResult imported(FreshDatabase database, String... skipped) {
        return on(database).imports().flyway(FlywaySettings.standard(), List.of(skipped));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDatabaseOfFlywaysRunsNothingAndANewOneBecomesTheSame(TestDatabase kind) throws Exception {
        try (FreshDatabase old = kind.create();
                FreshDatabase fresh = kind.create()) {
            flyway(old).load().migrate();
            ImportResult result = imported(old);
            assertThat(result.revisions())
                    .extracting(ImportResult.Imported::source)
                    .containsExactly(
                            "V1__create_account.sql",
                            "V1_2__add_e-mail.sql",
                            "V2__create_team.sql",
                            "V10__create_${kind}.sql",
                            "R__names.sql");

            Migrate takenOver = on(old);
            assertThat(takenOver.upgrade("heads"))
                    .extracting(StepInfo::direction)
                    .containsExactly("STAMP");
            assertThat(takenOver.status().upToDate()).isTrue();
            assertThat(takenOver.upgrade("heads")).isEmpty();
            assertThat(on(fresh).upgrade("heads")).hasSize(5);

            assertThat(dump(fresh)).isEqualTo(forgetFlyway(old));
            assertThat(Queries.rows(fresh, "select id, name from account"))
                    .isEqualTo(Queries.rows(old, "select id, name from account"));
        }
    }

    @Test
    void statementsAreKeptByteForByte() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            ImportResult result = imported(database);
            assertThat(module.read(result.revisions().get(0).file())).isEqualTo("""
                    -- revision: 2fc92824ba44
                    -- message: create account
                    -- database: h2:2

                    -- migrate: upgrade

                    create table account (
                        id bigint not null primary key,
                        name varchar(80) -- it's a comment; with a semicolon
                    );

                    insert into account (id, name) values (1, 'a;b');
                    """);
            assertThat(module.read(result.revisions().get(1).file())).isEqualTo("""
                    -- revision: f2c02b7c8944
                    -- down-revision: 2fc92824ba44
                    -- message: add e-mail
                    -- database: h2:2

                    -- migrate: upgrade

                    alter table account add column email varchar(320)
                    ;
                    """);
            assertThat(module.read(result.manifest()))
                    .isEqualTo(
                            "# A database that Flyway has worked on, and Migrate has not, is stamped by what this says.\n"
                                    + "# Delete this file when there is no such database any more.\n"
                                    + "table\tflyway_schema_history\n"
                                    + "VERSIONED\tV 1\t2fc92824ba44\t-1229101779\tV1__create_account.sql\n"
                                    + "VERSIONED\tV 1.2\tf2c02b7c8944\t1851541206\tV1_2__add_e-mail.sql\n"
                                    + "VERSIONED\tV 2\t760ba70043e2\t2133798944\tV2__create_team.sql\n"
                                    + "VERSIONED\tV 10\td057ef52396b\t1314109733\tV10__create_${kind}.sql\n"
                                    + "REPEATABLE\tR names\t1710a115529e\t-1452600081\tR__names.sql\n");
        }
    }

    @Test
    void undoScriptsBecomeDowngrades() throws Exception {
        module.file(SCRIPTS + "U2__create_team.sql", "drop table team;\n");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            imported(database);
            Migrate migrate = on(database);
            String team = String.valueOf(migrate.history().stream()
                    .filter(each -> each.message().equals("create team"))
                    .findFirst()
                    .orElseThrow()
                    .revision());
            migrate.upgrade(team);
            migrate.downgrade("-1");
            assertThat(dump(database)).doesNotContain("team");
        }
    }

    @Test
    void whatRunsOutsideTransactionsStillDoes() throws Exception {
        module.file(SCRIPTS + "V3__index.sql", "create index concurrently ix_team on team (id);\n")
                .file(SCRIPTS + "V4__vacuum.sql", "analyze team;\nselect 1;\n")
                .file(SCRIPTS + "V4__vacuum.sql.conf", "executeInTransaction=false\n");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            ImportResult result = imported(database);
            assertThat(module.read(result.revisions().get(3).file()))
                    .endsWith("-- migrate: upgrade\n\n-- migrate: no-transaction\n"
                            + "create index concurrently ix_team on team (id);\n");
            assertThat(module.read(result.revisions().get(4).file()))
                    .endsWith("-- migrate: upgrade\n\n-- migrate: no-transaction\nanalyze team;\n"
                            + "-- migrate: no-transaction\nselect 1;\n");
            assertThat(on(database).upgrade("heads")).hasSize(7);
        }
    }

    @Test
    void placeholdersWithoutAValueAreRefusedByNameAndPlace() throws Exception {
        module.file(SCRIPTS + "V3__grant.sql", "-- for ${owner}\nupdate account set name = '${owner} ${title}';\n");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> imported(database))
                    .withMessage("The scripts have placeholders without a value.\n"
                            + "    src/main/resources/db/migration/V3__grant.sql:1  ${owner}\n"
                            + "    src/main/resources/db/migration/V3__grant.sql:2  ${owner}\n"
                            + "    src/main/resources/db/migration/V3__grant.sql:2  ${title}\n"
                            + "Give the values, as Flyway gets them: -Dplaceholder=name=value (several: comma), or"
                            + " spring.flyway.placeholders.*; where Flyway replaces none: -DkeepPlaceholders");
            assertThat(module.files("src/main/resources/db")).noneMatch(each -> each.contains("migrations/"));
            Map<String, String> values = Map.of("owner", "ada", "title", "dr");
            flyway(database).placeholders(values).load().migrate();
            on(database).imports().flyway(FlywaySettings.standard().withPlaceholders(values), List.of());
            on(database).upgrade("heads");
            assertThat(on(database).status().upToDate()).isTrue();
        }
    }

    @Test
    void whatFlywayHasNotRunYetIsRunByMigrate() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            module.file(SCRIPTS + "R__names.sql", "delete from account;\n");
            flyway(database).target("1.2").load().migrate();
            imported(database);
            assertThat(on(database).upgrade("heads"))
                    .extracting(StepInfo::direction, StepInfo::message)
                    .containsExactly(
                            tuple("STAMP", "add e-mail"),
                            tuple("UPGRADE", "create team"),
                            tuple("UPGRADE", "create ${kind}"),
                            tuple("UPGRADE", "names"));
        }
    }

    @Test
    void scriptsThatComeLaterFollow() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            imported(database);
            module.file(SCRIPTS + "V11__more.sql", "create table more (id bigint);\n")
                    .file(SCRIPTS + "R__names.sql", "delete from team;\n");
            flyway(database).load().migrate();
            ImportResult result = imported(database);
            assertThat(result.known()).isEqualTo(5);
            assertThat(result.revisions())
                    .extracting(each -> each.file().getFileName().toString())
                    .containsExactly("V11__more.sql", "R__names_2.sql");
            on(database).upgrade("heads");
        }
    }

    @Test
    void aBaselineCountsAsRun() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            database.execute("create table account (id bigint)", "create table team (id bigint)");
            flyway(database).baselineVersion("2").baselineOnMigrate(true).load().migrate();
            imported(database);
            assertThat(on(database).upgrade("heads"))
                    .extracting(StepInfo::direction)
                    .containsExactly("STAMP");
            assertThat(on(database).status().upToDate()).isTrue();
        }
    }

    @Test
    void aFailedMigrationIsRefused() throws Exception {
        module.file(
                SCRIPTS + "V11__broken.sql", "create table broken (id bigint);\ncreate table broken (id bigint);\n");
        try (FreshDatabase database = TestDatabase.MARIADB_11_4.create()) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> flyway(database).load().migrate());
            imported(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> on(database).upgrade("heads"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE))
                    .withMessage("The database cannot be taken over from Flyway: it has a migration that failed.\n"
                            + "    failed    V11__broken.sql\n"
                            + "    table     flyway_schema_history\n"
                            + "Mend the database and forget the failure with flyway repair, or let Flyway finish; then"
                            + " start again.");
            assertThat(on(database).current()).isEmpty();
        }
    }

    @Test
    void gapsUnknownAndChangedScriptsAreRefused() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            flyway(database).load().migrate();
            module.file(SCRIPTS + "V3__late.sql", "create table late (id bigint);\n");
            imported(database);
            refused(
                    database,
                    "has not run everything that comes before what it has run",
                    "missing   V3__late.sql\n    has run   V10__create_${kind}.sql",
                    "Let Flyway run what is missing (Flyway: outOfOrder=true), then start again; or bring the database"
                            + " there by hand and stamp it: mvn migrate:stamp -Drevision=…");
            database.execute("update \"flyway_schema_history\" set \"checksum\" = 7 where \"version\" = '2'");
            refused(
                    database,
                    "has run scripts whose text was another one",
                    "changed   V2__create_team.sql",
                    "Compare what the scripts do now with the database. If it has all of it: flyway repair, then start"
                            + " again, or stamp it: mvn migrate:stamp -Drevision=…");
            database.execute(
                    "update \"flyway_schema_history\" set \"version\" = '9', \"script\" = 'V9__gone.sql' where \"version\" = '2'");
            refused(
                    database,
                    "has run scripts that were not imported",
                    "unknown   V9__gone.sql",
                    "Import them: mvn migrate:import -Dtool=flyway; or, where the files are gone, leave them out:"
                            + " -Dskip=<version>");
        }
    }

    private void refused(FreshDatabase database, String what, String facts, String next) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> on(database).upgrade("heads"))
                .withMessage("The database cannot be taken over from Flyway: it " + what + ".\n    " + facts
                        + "\n    table     flyway_schema_history\n" + next);
    }

    @Test
    void outOfOrderIsNoGapOnceItHasRun() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            flyway(database).load().migrate();
            module.file(SCRIPTS + "V3__late.sql", "create table late (id bigint);\n");
            flyway(database).outOfOrder(true).load().migrate();
            imported(database);
            assertThat(on(database).upgrade("heads"))
                    .extracting(StepInfo::direction)
                    .containsExactly("STAMP");
            assertThat(on(database).status().upToDate()).isTrue();
        }
    }

    @Test
    void javaMigrationsAreRefusedOrSkipped() throws Exception {
        module.file(
                "src/main/kotlin/db/migration/V5__Fill.kt",
                "package db.migration\nclass V5__Fill : BaseJavaMigration()\n");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> imported(database))
                    .withMessage("Migrations in Java cannot be imported: they are written for Flyway's classes.\n"
                            + "    src/main/kotlin/db/migration/V5__Fill.kt\n"
                            + "Let them become no revision: -Dskip=<version> (several: comma), and write what a new"
                            + " database needs of them as a revision with op.run.");
            flyway(database).load().migrate();
            database.execute("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
                    + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                    + " values (9, '5', 'Fill', 'JDBC', 'db.migration.V5__Fill', null, 'sa', 1, true)");
            assertThat(imported(database, "5").left())
                    .containsExactly(new ImportResult.Left("V5__Fill.kt", "is skipped"));
            on(database).upgrade("heads");
            assertThat(on(database).status().upToDate()).isTrue();
        }
    }

    @Test
    void theNewestBaselineScriptStandsForWhatIsBelow() throws Exception {
        module.file(
                SCRIPTS + "B2__all.sql",
                "create table account (id bigint not null primary key,"
                        + " name varchar(80), email varchar(320));\ncreate table team (id bigint not null primary key);\n");
        try (FreshDatabase old = TestDatabase.H2.create();
                FreshDatabase fresh = TestDatabase.H2.create()) {
            flyway(old).load().migrate();
            assertThat(imported(old).revisions())
                    .extracting(ImportResult.Imported::source)
                    .containsExactly("B2__all.sql", "V10__create_${kind}.sql", "R__names.sql");
            on(old).upgrade("heads");
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(forgetFlyway(old));
        }
    }

    @Test
    void anotherTableIsRead() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            flyway(database).table("SCHEMA_VERSION").load().migrate();
            on(database).imports().flyway(FlywaySettings.standard().withTable(null, "schema_version"), List.of());
            assertThat(on(database).imports().adopt()).hasSize(1);
            assertThat(on(database).imports().adopt()).isEmpty();
            assertThat(on(database).status().upToDate()).isTrue();
        }
    }
}
