package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real Liquibase has run is taken over, and new databases become the same. */
class LiquibaseImportTests {

    private static final String MASTER = "db/changelog/db.changelog-master.yaml";
    private static final String LOGS = "src/main/resources/db/changelog/";

    @TempDir
    private Path directory;

    private Workshop module;

    @BeforeEach
    void changeLogs() {
        module = new Workshop(directory)
                .file(LOGS + "db.changelog-master.yaml", """
                        databaseChangeLog:
                          - include:
                              file: db/changelog/accounts.sql
                          - includeAll:
                              path: changes
                              relativeToChangelogFile: true
                        """)
                .file(LOGS + "accounts.sql", """
                        --liquibase formatted sql

                        --changeset ada:create-account
                        --comment create the account
                        create table account (
                            id bigint not null primary key, -- not null; always
                            name varchar(80)
                        );
                        insert into account (id, name) values (1, 'a;b');
                        --rollback drop table account;

                        --changeset bob:2 dbms:oracle
                        create table never (id number);

                        --changeset "ada lovelace":3 splitStatements:true endDelimiter:;
                        alter table account add column email varchar(320);
                        """);
        teams();
    }

    private void teams() {
        module.file(LOGS + "changes/a.xml", """
                        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                            <include file="db/changelog/teams/teams.sql"/>
                        </databaseChangeLog>
                        """).file(LOGS + "teams/teams.sql", """
                        -- liquibase formatted sql
                        -- changeset bob:1 runInTransaction:true
                        create table team (id bigint not null primary key);
                        """);
    }

    private void liquibase(FreshDatabase fresh, String contexts) throws Exception {
        liquibase(fresh, contexts, "");
    }

    private void liquibase(FreshDatabase fresh, String contexts, String labels) throws Exception {
        try (Connection connection = fresh.connect()) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            new Liquibase(MASTER, new DirectoryResourceAccessor(directory.resolve("src/main/resources")), database)
                    .update(new Contexts(contexts), new LabelExpression(labels));
        }
    }

    private Migrate on(FreshDatabase database) {
        return module.builder()
                .connections(database::connect)
                .url(database.url())
                .build();
    }

    private ImportResult imported(FreshDatabase database, String... skipped) {
        return on(database).imports().liquibase(LiquibaseSettings.standard(), List.of(skipped));
    }

    private static String dump(FreshDatabase database) throws Exception {
        return CatalogDump.of(database)
                .withoutMigrateTables()
                .withoutTables(name -> name.toLowerCase(Locale.ROOT).startsWith("databasechangelog"))
                .text();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDatabaseOfLiquibasesRunsNothingAndANewOneBecomesTheSame(TestDatabase kind) throws Exception {
        try (FreshDatabase old = kind.create();
                FreshDatabase fresh = kind.create()) {
            liquibase(old, "");
            ImportResult result = imported(old);
            assertThat(result.revisions())
                    .extracting(ImportResult.Imported::source)
                    .containsExactly(
                            "create-account::ada::db/changelog/accounts.sql",
                            "3::ada lovelace::db/changelog/accounts.sql",
                            "1::bob::db/changelog/teams/teams.sql");
            assertThat(result.left())
                    .containsExactly(new ImportResult.Left("2::bob::db/changelog/accounts.sql", "is for oracle"));

            assertThat(on(old).upgrade("heads")).extracting(StepInfo::direction).containsExactly("STAMP");
            assertThat(on(old).status().upToDate()).isTrue();
            assertThat(on(fresh).upgrade("heads")).hasSize(3);
            assertThat(dump(fresh)).isEqualTo(dump(old));
        }
    }

    @Test
    void statementsAreKeptByteForByte() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            assertThat(module.read(imported(database).revisions().get(0).file()))
                    .isEqualTo("""
                    -- revision: 94597557d16a
                    -- message: create the account
                    -- database: h2:2

                    -- migrate: upgrade

                    create table account (
                        id bigint not null primary key, -- not null; always
                        name varchar(80)
                    );
                    insert into account (id, name) values (1, 'a;b');

                    -- migrate: downgrade

                    drop table account;
                    """);
        }
    }

    @Test
    void bodiesWithTheirOwnDelimiterStayWhole() throws Exception {
        module.file(LOGS + "changes/b.sql", """
                --liquibase formatted sql
                --changeset ada:f splitStatements:false
                create function one() returns integer language plpgsql as 'begin return 1; end';
                --changeset ada:g endDelimiter:/
                create table g1 (id integer)
                /
                create table g2 (id integer)
                /
                """);
        try (FreshDatabase old = TestDatabase.POSTGRESQL_18.create();
                FreshDatabase fresh = TestDatabase.POSTGRESQL_18.create()) {
            liquibase(old, "");
            imported(old);
            on(old).upgrade("heads");
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(dump(old)).contains("g2");
        }
    }

    @Test
    void whatLiquibaseHasNotRunYetIsRunByMigrate() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            liquibase(database, "");
            module.file(
                    LOGS + "changes/z.sql",
                    "--liquibase formatted sql\n--changeset ada:z\ncreate table z (id integer);\n");
            imported(database);
            assertThat(on(database).upgrade("heads"))
                    .extracting(StepInfo::direction)
                    .containsExactly("STAMP", "UPGRADE");
        }
    }

    @Test
    void contextsAndParametersAreThoseOfTheApplication() throws Exception {
        module.file(LOGS + "changes/b.sql", """
                --liquibase formatted sql
                --property name:owner value:bob
                --changeset ada:samples context:test
                insert into account (id, name) values (7, '${owner}');
                --changeset ada:more context:"!test and prod"
                insert into account (id, name) values (8, '${who}');
                """);
        try (FreshDatabase database = TestDatabase.H2.create()) {
            liquibase(database, "test");
            ImportResult result = on(database)
                    .imports()
                    .liquibase(
                            LiquibaseSettings.standard()
                                    .withContexts(List.of("test"))
                                    .withParameters(Map.of("who", "ada")),
                            List.of());
            assertThat(result.left())
                    .contains(new ImportResult.Left(
                            "more::ada::db/changelog/changes/b.sql", "is for the context !test and prod"));
            assertThat(module.read(result.revisions().get(3).file())).contains("values (7, 'bob');");
            on(database).upgrade("heads");
            assertThat(on(database).status().upToDate()).isTrue();
        }
    }

    @Test
    void changeSetsInXmlAreRefusedAndStoodForByABaseline() throws Exception {
        module.file(LOGS + "changes/b.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: y
                      author: ada
                      changes:
                        - createTable:
                            tableName: yaml
                            columns:
                              - column: {name: id, type: bigint, constraints: {primaryKey: true, nullable: false}}
                """);
        try (FreshDatabase old = TestDatabase.POSTGRESQL_18.create();
                FreshDatabase fresh = TestDatabase.POSTGRESQL_18.create()) {
            liquibase(old, "");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> imported(old))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                    .withMessage(
                            "Change sets in XML, YAML or JSON cannot become revisions: only Liquibase knows their SQL.\n"
                                    + "    src/main/resources/db/changelog/changes/b.yaml  y (ada)\n"
                                    + "Let one revision stand for all change sets: -Dbaseline=database, written from a"
                                    + " database that has them all, or -Dbaseline=model, from the entities.");
            assertThat(on(old).imports()
                            .liquibaseBaseline(LiquibaseSettings.standard(), List.of(), "database", "baseline")
                            .revisions())
                    .hasSize(1);
            assertThat(on(old).upgrade("heads")).extracting(StepInfo::direction).containsExactly("STAMP");
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(dump(old));

            old.execute("delete from migrate_version", "delete from databasechangelog where id = '3'");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> on(old).upgrade("heads"))
                    .withMessage(ChangeLogSamples.NOT_ALL);
        }
    }

    @Test
    void aBaselineOfTheModelStandsForAllChangeSets() throws Exception {
        try (FreshDatabase old = TestDatabase.H2.create();
                FreshDatabase fresh = TestDatabase.H2.create()) {
            liquibase(old, "");
            ImportResult result = module.modelled("h2", LiquibaseImportTests::model)
                    .connections(old::connect)
                    .url(old.url())
                    .build()
                    .imports()
                    .liquibaseBaseline(LiquibaseSettings.standard(), List.of(), "model", "baseline");
            assertThat(module.read(result.revisions().get(0).file())).contains("op.createTable(\"team\", t -> {");
            assertThat(on(old).upgrade("heads")).extracting(StepInfo::direction).containsExactly("STAMP");
            on(fresh).upgrade("heads");
            fresh.execute("insert into account (id, name, email) values (1, 'ada', 'ada@example.org')");
        }
    }

    private static void model(Operations op) {
        op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("name", SqlTypes.varchar(80));
            t.column("email", SqlTypes.varchar(320));
        });
        op.createTable("team", t -> t.column("id", SqlTypes.bigint()).notNull());
    }

    @Test
    void unknownChangeSetsAreRefused() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            liquibase(database, "");
            imported(database);
            database.execute("update databasechangelog set id = '9' where id = '3'");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> on(database).upgrade("heads"))
                    .withMessage(
                            "The database cannot be taken over from Liquibase: it has run change sets that were not"
                                    + " imported.\n"
                                    + "    unknown   9::ada lovelace::db/changelog/accounts.sql\n"
                                    + "    table     DATABASECHANGELOG\n"
                                    + "Import them: mvn migrate:import -Dtool=liquibase; or leave them out: -Dskip=<id>");
        }
    }

    /** Liquibase runs a change set only if what includes it is for the run as well. */
    @Test
    void whatIsIncludedForOtherContextsAndLabelsIsLeft() throws Exception {
        ChangeLogSamples.inclusions(module);
        try (FreshDatabase old = TestDatabase.H2.create();
                FreshDatabase fresh = TestDatabase.H2.create()) {
            liquibase(old, "prod", "!later");
            ImportResult result = on(old).imports()
                    .liquibase(
                            new LiquibaseSettings(
                                    MASTER, "DATABASECHANGELOG", null, Map.of(), List.of("prod"), List.of("!later")),
                            List.of());
            assertThat(result.left())
                    .containsExactly(
                            new ImportResult.Left("2::bob::db/changelog/accounts.sql", "is for oracle"),
                            new ImportResult.Left("1::t::db/changelog/testdata.sql", "is for the context test"),
                            new ImportResult.Left(
                                    "raw::includeAll::db/changelog/samples/raw.sql", "is for the context test or demo"),
                            new ImportResult.Left("1::l::db/changelog/later/later.sql", "has the labels later, x"),
                            new ImportResult.Left("1::i::db/changelog/ignored.sql", "is ignored"),
                            new ImportResult.Left("1::n::db/changelog/nested.sql", "is for the context test"));
            assertThat(result.revisions())
                    .extracting(ImportResult.Imported::source)
                    .contains("2::n::db/changelog/nested.sql");
            assertThat(on(old).upgrade("heads")).extracting(StepInfo::direction).containsExactly("STAMP");
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(dump(old)).contains("PRODUCTION").doesNotContain("EVIL");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "H2"})
    void propertiesAreThoseOfTheDatabaseAndTheContext(TestDatabase kind) throws Exception {
        ChangeLogSamples.properties(module);
        try (FreshDatabase old = kind.create();
                FreshDatabase fresh = kind.create()) {
            liquibase(old, "prod");
            on(old).imports().liquibase(LiquibaseSettings.standard().withContexts(List.of("prod")), List.of());
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(dump(old)).containsIgnoringCase("a_6");
        }
    }

    /** Change sets that only Liquibase understands are left for the same reasons as those in SQL. */
    @Test
    void aBaselineStandsForWhatRunsHere() throws Exception {
        module.file(LOGS + "changes/b.yaml", """
                databaseChangeLog:
                  - changeSet: {id: other, author: ada, dbms: oracle, changes: [{sql: {sql: create table o}}]}
                  - changeSet: {id: tests, author: ada, contextFilter: test, changes: [{sql: {sql: create table t}}]}
                """).file(LOGS + "changes/c.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                    <changeSet id="x" author="ada" dbms="!h2"><sql>create table x</sql></changeSet>
                    <changeSet id="y" author="ada"><sql>create table y (id integer)</sql></changeSet>
                </databaseChangeLog>
                """);
        LiquibaseSettings settings = LiquibaseSettings.standard().withContexts(List.of("prod"));
        try (FreshDatabase old = TestDatabase.H2.create()) {
            liquibase(old, "prod");
            assertThat(on(old).imports()
                            .liquibaseBaseline(settings, List.of(), "database", "baseline")
                            .left())
                    .extracting(ImportResult.Left::file, ImportResult.Left::reason)
                    .containsExactly(
                            tuple("2::bob::db/changelog/accounts.sql", "is for oracle"),
                            tuple("other::ada::db/changelog/changes/b.yaml", "is for oracle"),
                            tuple("tests::ada::db/changelog/changes/b.yaml", "is for the context test"),
                            tuple("x::ada::db/changelog/changes/c.xml", "is for !h2"));
            assertThat(on(old).upgrade("heads")).extracting(StepInfo::direction).containsExactly("STAMP");
        }
    }

    @Test
    void whatIsSkippedTwiceIsListedOnce() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Path manifest = imported(database, "3").manifest();
            String once = module.read(manifest);
            imported(database, "3");
            assertThat(module.read(manifest)).isEqualTo(once).containsOnlyOnce("SKIPPED");
        }
    }
}
