package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Code that changes the schema by what it finds in the rows, and says so. */
class CodeWithEffectTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void write() {
        history = new TestHistory(directory)
                .java("a1", "", "teams", """
                        op.createTable("team", t -> t.column("id", integer()).notNull());
                        op.insert("team", rows -> rows.columns("id").row(1).row(2));
                        """, "")
                .java("a2", "a1", "tables", """
                        op.run("a table for each team", connection -> {
                            var ids = new java.util.ArrayList<String>();
                            try (var statement = connection.createStatement();
                                    var teams = statement.executeQuery("select id from team order by id")) {
                                while (teams.next()) {
                                    ids.add(teams.getString(1));
                                }
                            }
                            try (var statement = connection.createStatement()) {
                                for (String id : ids) {
                                    statement.execute("create table team_" + id + " (id integer)");
                                }
                            }
                        }, effect -> {
                            effect.createTable("team_1", t -> t.column("id", integer()));
                            effect.createTable("team_2", t -> t.column("id", integer()));
                        });
                        """, "")
                .java("a3", "a2", "more", """
                        op.alterTable("team_2", t -> t.addColumn("name", varchar(20)));
                        op.insert("team_2", rows -> rows.columns("id", "name").row(7, "Ann"));
                        """, "");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void theRevisionsBehindItBuildOnWhatItSays(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("a2")).hasSize(2);
            assertThat(history.on(database).upgradeScript("a2:a3"))
                    .contains("\nalter table team_2 add column name varchar(20);\n");
            assertThat(history.on(database).upgrade("a3")).hasSize(1);
            assertThat(rows(database, "select id, name from team_2")).containsExactly("7|Ann");
        }
    }

    /** Rows of the application are not in a scratch place, so that the code itself would do nothing there. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void whereAHistoryIsTriedItsEffectIsDone(TestDatabase kind) throws Exception {
        history.java("a1", "", "teams", "op.createTable(\"team\", t -> t.column(\"id\", integer()).notNull());", "")
                .sql("a4", "a3", "raw", "create table raw (id integer);", "");
        try (FreshDatabase database = kind.create()) {
            Files.createDirectories(directory);
            Migrate migrate = history.builder(database)
                    .model(target -> new Model(
                            Schema.empty(), Map.of(), new TreeSet<>(List.of("com.acme.Team")), List.of("com.acme")))
                    .build();
            assertThat(migrate.check("history").changes())
                    .containsExactly(
                            "  - drop table raw",
                            "  - drop table team",
                            "  - drop table team_1",
                            "  - drop table team_2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL_8_0, create table team_1, true", "MYSQL_8_0, create table team_2, false",
        "MARIADB_10_11, create table team_1, true", "MARIADB_11_4, create table team_2, false",
        "H2, create table team_1, true", "H2, create table team_2, false",
        "POSTGRESQL_18, create table team_2, true", "POSTGRESQL_18, create table team_2, false",
        "SQLITE, create table team_2, true", "SQLITE, create table team_2, false"
    })
    void aRunThatIsKilledGoesOnWhereAllOrNothingIsThere(TestDatabase kind, String text, boolean before)
            throws Exception {
        try (FreshDatabase database = kind.create()) {
            Deaths.dies(history, database, text, before);
            assertThat(history.on(database).upgrade("a3")).hasSize(2);
            assertThat(rows(database, "select id, name from team_2")).containsExactly("7|Ann");
            assertThat(rows(database, "select id from team_1")).isEmpty();
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
        }
    }

    @Test
    void aRunThatIsKilledInBetweenAsks() throws Exception {
        try (FreshDatabase database = TestDatabase.MYSQL_8_0.create()) {
            Deaths.dies(history, database, "create table team_1", false);
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> history.on(database).upgrade("a3"))
                    .withMessage("""
                            Revision a2 was left half way by an earlier upgrade, and what became of statement 1 of 1 cannot be told.
                                unknown   -- run a table for each team
                                found     the database has nothing, wanted is table team_2
                                found     the database has nothing, wanted is alter table team_2 (add column id integer)
                            Look whether that statement was executed, and say it:
                                if it was                            mvn migrate:upgrade -Drevision=a2 -Dassume=done
                                if nothing of it was                 mvn migrate:upgrade -Drevision=a2 -Dassume=not-done
                            Or settle the whole revision:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a2
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""");
        }
    }
}
