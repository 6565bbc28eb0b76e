package dev.migrate.test;

import static dev.migrate.test.Outcomes.HEAD;
import static dev.migrate.test.Outcomes.MODEL;
import static dev.migrate.test.Outcomes.REVISIONS;
import static dev.migrate.test.Outcomes.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.test.shop.ShopApplication;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

class MigrationTestsTests {

    private static void use(FreshDatabase database, DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::username);
        properties.add("spring.datasource.password", database::password);
    }

    @MigrateTest(classes = ShopApplication.class, properties = "migrate.locations=classpath:histories/whole")
    static class WholeOnPostgresql extends MigrationTests {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry properties) {
            use(TestDatabase.POSTGRESQL_18.create(), properties);
        }
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/whole", "spring.datasource.url=jdbc:h2:mem:whole"})
    static class WholeOnH2 extends MigrationTests {}

    @MigrateTest(classes = ShopApplication.class, properties = "migrate.locations=classpath:histories/whole")
    static class WholeOnSqlite extends MigrationTests {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry properties) {
            use(TestDatabase.SQLITE.create(), properties);
        }
    }

    @DataJpaTest
    @ContextConfiguration(classes = ShopApplication.class)
    @TestPropertySource(properties = {"migrate.on-startup=none", "migrate.locations=classpath:histories/whole"})
    static class WholeInSlice extends MigrationTests {}

    @ParameterizedTest
    @ValueSource(classes = {WholeOnPostgresql.class, WholeOnH2.class, WholeOnSqlite.class, WholeInSlice.class})
    void aHistoryWithoutFaultPassesOnEveryDatabase(Class<? extends MigrationTests> tests) {
        assertThat(Outcomes.of(tests, HEAD, UPGRADE, MODEL, REVISIONS, UPGRADE)).isEqualTo("""
                SUCCESSFUL historyHasASingleHead(Migrate)
                SUCCESSFUL upgradeFromAnEmptyDatabaseWorks(Migrate)
                SUCCESSFUL modelMatchesTheHistory(Migrate)
                SUCCESSFUL a1, create owner
                SUCCESSFUL a2, add pets
                SUCCESSFUL a3, know owners
                SUCCESSFUL upgradeFromAnEmptyDatabaseWorks(Migrate)
                """);
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/branches", "spring.datasource.url=jdbc:h2:mem:branches"
            })
    static class Branches extends MigrationTests {}

    @Test
    void branchesGoUpAndDownEachByItself() {
        assertThat(Outcomes.of(Branches.class, HEAD, UPGRADE, REVISIONS)).isEqualTo("""
                SUCCESSFUL historyHasASingleHead(Migrate)
                SUCCESSFUL upgradeFromAnEmptyDatabaseWorks(Migrate)
                SUCCESSFUL c4, create clinic
                SUCCESSFUL c1, create owner
                SUCCESSFUL c3, add email
                SUCCESSFUL c2, add phone
                SUCCESSFUL c5, merge phone and email
                SUCCESSFUL c6, merge clinic
                """);
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/heads", "spring.datasource.url=jdbc:h2:mem:heads"})
    static class Heads extends MigrationTests {}

    @Test
    void severalHeadsAreNamed() {
        assertThat(Outcomes.of(Heads.class, HEAD, UPGRADE)).isEqualTo("""
                FAILED historyHasASingleHead(Migrate)
                The history has 2 heads.
                    b2, add phone (rev20261122_0901_add_phone.sql)
                    b3, add email (rev20261122_0902_add_email.sql)
                Let one follow the other, or merge them: mvn migrate:merge -Dmessage="merge heads"
                SUCCESSFUL upgradeFromAnEmptyDatabaseWorks(Migrate)
                """);
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/none", "spring.datasource.url=jdbc:h2:mem:none"})
    static class None extends MigrationTests {}

    @Test
    void noRevisionsAtAllAreNoSingleHead() {
        assertThat(Outcomes.of(None.class, HEAD)).isEqualTo("""
                FAILED historyHasASingleHead(Migrate)
                There are no revisions.
                Set migrate.locations to where they are, or write the first: mvn migrate:revision -Dmessage="create schema"
                """);
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/behind", "spring.datasource.url=jdbc:h2:mem:behind"})
    static class Behind extends MigrationTests {}

    @Test
    void changesOfTheModelThatNoRevisionHasAreListed() {
        assertThat(Outcomes.of(Behind.class, MODEL)).isEqualTo("""
                FAILED modelMatchesTheHistory(Migrate)
                The model has changes that no revision has.
                    ~ alter table owner: add column status enumeration("NEW", "KNOWN").length(10) not null  <- dev.migrate.test.shop.Owner.status
                    fails if owner has rows: write it with -Ddefault=owner.status:<value>
                    ~ alter table owner: add unique constraint uq_owner_name (name)  <- dev.migrate.test.shop.Owner.name
                    fails while two rows have the same name: change or delete such rows first
                    + create table pet  <- dev.migrate.test.shop.Pet
                Write the revision that makes them: mvn migrate:revision -Dmessage="…"
                """);
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/broken", "spring.datasource.url=jdbc:h2:mem:broken"})
    static class Broken extends MigrationTests {}

    @Test
    void eachRevisionFailsForItself() {
        assertThat(Outcomes.of(Broken.class, REVISIONS).replaceAll("INSERT INTO .*", "…"))
                .isEqualTo("""
                SUCCESSFUL d1, create owner
                FAILED d2, add phone
                Revision d2, add phone, leaves another schema after its downgrade than there was before.
                    ~ alter table owner: drop column phone
                Add to its downgrade what would do this: rev20261122_0901_add_phone.sql
                FAILED d3, add email
                Revision d3, add email, does not go down with rows in the tables.
                Revision d3 failed in statement 1 of 1; all of it has been rolled back.
                    revision  rev20261122_0902_add_email.sql, add email
                    line      rev20261122_0902_add_email.sql:11
                    sql       alter table owner drop column mail
                    error     Column "MAIL" not found; SQL statement:
                              alter table owner drop column mail [42122-240] (SQLState 42S22)
                Correct the revision, or the rows it meets, and run it again.
                SUCCESSFUL d4, add city
                FAILED d5, require street
                Revision d5, require street, does not go up with rows in the tables.
                Revision d5 failed in statement 1 of 1; all of it has been rolled back.
                    revision  rev20261122_0904_require_street.sql, require street
                    line      rev20261122_0904_require_street.sql:7
                    sql       alter table owner add column street varchar(80) not null
                    error     NULL not allowed for column "STREET"; SQL statement:
                              …
                Correct the revision, or the rows it meets, and run it again.
                ABORTED d6, add zip
                Not tested: revision d5, require street, comes before and does not go up.
                """);
    }

    @MigrateTest(classes = ShopApplication.class, properties = "migrate.locations=classpath:histories/broken")
    static class BrokenOnPostgresql extends MigrationTests {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry properties) {
            use(TestDatabase.POSTGRESQL_14.create(), properties);
        }
    }

    @Test
    void eachRevisionFailsForItselfWhereSchemaChangesAreRolledBack() {
        assertThat(Outcomes.of(BrokenOnPostgresql.class, REVISIONS)
                        .lines()
                        .filter(line -> line.matches("[A-Z]{6,} .*")))
                .containsExactly(
                        "SUCCESSFUL d1, create owner",
                        "FAILED d2, add phone",
                        "FAILED d3, add email",
                        "SUCCESSFUL d4, add city",
                        "FAILED d5, require street",
                        "ABORTED d6, add zip");
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/views", "spring.datasource.url=jdbc:h2:mem:views"})
    static class Views extends MigrationTests {}

    @Test
    void whatNoInspectionFindsIsInTheWayOfTheSecondUpgrade() {
        assertThat(Outcomes.of(Views.class, REVISIONS)).isEqualTo("""
                SUCCESSFUL v1, create owner
                FAILED v2, show names
                Revision v2, show names, does not go up again after its downgrade.
                Revision v2 failed in statement 1 of 1; all of it has been rolled back.
                    revision  rev20261122_0901_show_names.sql, show names
                    line      rev20261122_0901_show_names.sql:7
                    sql       create view owner_names as select name from owner
                    error     View "OWNER_NAMES" already exists; SQL statement:
                              create view owner_names as select name from owner [90038-240] (SQLState 90038)
                Correct the revision, or the rows it meets, and run it again.
                FAILED everyRevisionGoesUpDownAndUpAgain(Migrate)
                The database cannot be emptied: what no revision has taken back stands in the way.
                    error  Cannot drop "OWNER" because "OWNER_NAMES" depends on it; SQL statement:
                           drop table owner [90107-240]
                Drop it in the downgrade of the revision that makes it, and empty the database.
                """);
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {
                "migrate.locations=classpath:histories/irreversible",
                "spring.datasource.url=jdbc:h2:mem:irreversible"
            })
    static class Irreversible extends MigrationTests {}

    @Test
    void anIrreversibleRevisionGoesUpOnly() {
        assertThat(Outcomes.of(Irreversible.class, UPGRADE, REVISIONS, UPGRADE)).isEqualTo("""
                SUCCESSFUL upgradeFromAnEmptyDatabaseWorks(Migrate)
                SUCCESSFUL e1, create owner
                SUCCESSFUL e2, drop names (irreversible: goes up only)
                SUCCESSFUL e3, add phone
                SUCCESSFUL upgradeFromAnEmptyDatabaseWorks(Migrate)
                """);
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/rows", "spring.datasource.url=jdbc:h2:mem:rows"})
    static class WithoutRows extends MigrationTests {}

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {"migrate.locations=classpath:histories/rows", "spring.datasource.url=jdbc:h2:mem:own-rows"})
    static class WithOwnRows extends MigrationTests {

        private static final List<String> CALLS = new ArrayList<>();

        @Override
        protected boolean insertsSampleRows() {
            return false;
        }

        @Override
        protected void insertRows(String revision, Connection connection) throws SQLException {
            CALLS.add(revision);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("insert into visit values (1, 'SURGERY', 5001)");
            }
        }
    }

    @Test
    void rowsThatNoGuessFindsAreTheSubclasssToInsert() {
        assertThat(Outcomes.of(WithoutRows.class, REVISIONS)).isEqualTo("""
                SUCCESSFUL f1, create visit
                SUCCESSFUL f2, require vet
                """);
        assertThat(Outcomes.of(WithOwnRows.class, REVISIONS)).startsWith("""
                SUCCESSFUL f1, create visit
                FAILED f2, require vet
                Revision f2, require vet, does not go up with rows in the tables.
                Revision f2 failed in statement 1 of 1; all of it has been rolled back.
                """);
        assertThat(WithOwnRows.CALLS).containsExactly("f1");
    }

    @MigrateTest(
            classes = ShopApplication.class,
            properties = {
                "migrate.locations=classpath:histories/whole",
                "spring.datasource.url=jdbc:h2:mem:full;DB_CLOSE_DELAY=-1"
            })
    static class Full extends MigrationTests {}

    @Test
    void aDatabaseThatIsNotEmptyIsLeftAlone() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:full;DB_CLOSE_DELAY=-1", "sa", "");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("customer", "invoice", "item", "country", "city", "street", "zip")) {
                statement.execute("create table " + table + " as select 1 as id");
            }
            String refusal = """
                    The tests of the revisions drop everything in the database, so they begin only if it is empty.
                        url     jdbc:h2:mem:full
                        tables  city, country, customer, invoice, item and 2 more
                    Give them a database of their own (spring.datasource.url), which nothing fills at startup \
                    (migrate.on-startup=none).
                    """;
            assertThat(Outcomes.of(Full.class, HEAD, UPGRADE, REVISIONS))
                    .isEqualTo(
                            "SUCCESSFUL historyHasASingleHead(Migrate)\nFAILED upgradeFromAnEmptyDatabaseWorks(Migrate)\n"
                                    + refusal + "FAILED everyRevisionGoesUpDownAndUpAgain(Migrate)\n" + refusal);
            assertThat(statement.executeUpdate("delete from customer")).isEqualTo(1);
            statement.execute("shutdown");
        }
    }
}
