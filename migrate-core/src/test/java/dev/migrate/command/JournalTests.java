package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal holds what the next run needs, whatever of a revision it begins at and whenever a run has died. */
class JournalTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    /** The first commit comes only when raw SQL has ended what was planned of the revision at first. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "SQLITE"})
    void aRevisionThatIsFirstCommittedBehindRawSqlIsGoneOnWith(TestDatabase kind) throws Exception {
        String begun = """
                op.alterTable("a", t -> t.addColumn("name", varchar(80)));
                op.execute("create table b (id integer)");
                """;
        String checkpoint =
                begun + "op.alterTable(\"a\", t -> t.addColumn(\"size_of\", integer()));" + "op.checkpoint();";
        String alone = begun + "op.createIndex(\"ix_a\", \"a\", i -> i.columns(\"name\").concurrently());";
        goesOn(kind, checkpoint, "create table c");
        if (kind != TestDatabase.SQLITE) {
            goesOn(kind, alone, "create table c");
            goesOn(kind, alone, "create index concurrently");
        }
    }

    private void goesOn(TestDatabase kind, String begun, String text) throws Exception {
        begin();
        history.java("a1", "", "", "op.createTable(\"a\", t -> t.column(\"id\", bigint()).notNull());", "")
                .java("b1", "a1", "", begun + """
                        op.createTable("c", t -> t.column("id", bigint()).notNull());
                        op.execute("insert into late values (1)");
                        """, "");
        String undisturbed;
        try (FreshDatabase database = kind.create()) {
            database.execute("create table late (id integer)");
            history.on(database).upgrade("heads");
            undisturbed = CatalogDump.of(database).withoutMigrateTables().text();
        }
        for (boolean before : new boolean[] {true, false}) {
            try (FreshDatabase database = kind.create()) {
                database.execute("create table late (id integer)");
                Deaths.dies(history, database, text, before);
                assertThat(history.on(database).upgrade("heads")).isNotEmpty();
                assertThat(CatalogDump.of(database).withoutMigrateTables().text())
                        .isEqualTo(undisturbed);
            }
        }
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            assertThatExceptionOfType(FailedStepException.class).isThrownBy(() -> migrate.upgrade("heads"));
            database.execute("create table late (id integer)");
            assertThat(migrate.upgrade("heads")).hasSize(1);
            assertThat(CatalogDump.of(database).withoutMigrateTables().text()).isEqualTo(undisturbed);
        }
    }

    /** Nothing has run when a process dies as soon as the journal stands, so all of the revision may be edited. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void whatWasOnlyPlannedIsNotedAnewWhenItWasEdited(TestDatabase kind) throws Exception {
        String insert = "insert into a values (1);";
        try (FreshDatabase database = kind.create()) {
            history.sql("a1", "", "", "create table a (id integer);\n" + insert, "");
            Deaths.dies(history, database, "update migrate_step set state = 'STARTED'", true);
            assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                    .containsExactly("1|PLANNED", "2|PLANNED");

            history.sql("a1", "", "", "create table a (id integer);\ncreate table b (id integer);\n" + insert, "");
            Deaths.dies(history, database, "insert into migrate_history", true);
            assertThat(rows(database, "select seq, state, statement from migrate_step order by seq"))
                    .containsExactly(
                            "1|DONE|create table a (id integer)",
                            "2|DONE|create table b (id integer)",
                            "3|DONE|insert into a values (1)");
            assertThat(history.on(database).upgrade("heads")).hasSize(1);
            assertThat(rows(database, "select id from a")).containsExactly("1");
        }
    }

    /** What was done of a later piece stays noted when the pieces before it are gone over again. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void whatFailsAgainAndAgainInALaterPieceRepeatsNothing(TestDatabase kind) throws Exception {
        history.java("a1", "", "", """
                op.createTable("a", t -> t.column("id", bigint()));
                op.execute("create table b (id integer)");
                op.alterTable("a", t -> t.addColumn("name", varchar(80)));
                op.insert("a", rows -> rows.columns("id", "name").row(1, "one"));
                op.checkpoint();
                op.execute("insert into late values (1)");
                """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThatExceptionOfType(FailedStepException.class).isThrownBy(() -> migrate.upgrade("heads"));
                assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                        .containsExactly("1|DONE", "2|DONE", "3|DONE", "4|DONE", "5|FAILED");
            }
            database.execute("create table late (id integer)");
            assertThat(migrate.upgrade("heads")).hasSize(1);
            assertThat(rows(database, "select id, name from a")).containsExactly("1|one");
        }
    }

    private static String emptied(TestDatabase kind) {
        boolean back = kind.rollsSchemaBack();
        return """
                Revision a1 failed%s; what ran before stays done.
                    revision  rev_a1.sql, x
                    line      rev_a1.sql%s
                    error     The journal was changed by someone else during the run.
                                  table      migrate_step
                                  missing    statement 2 of revision a1
                              See what is there with mvn migrate:current and run again.
                    done      create table a (id integer)
                    not done  delete from migrate_step
                    not done  create table b (id integer)
                %s
                Nothing is wrong with the revision: Migrate's own tables are not as it left them. Put them right, and run it \
                again: what is done is not repeated.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=base""".formatted(
                        back ? "" : " in statement 2 of 3",
                        back ? "" : ":7\n    sql       delete from migrate_step",
                        back
                                ? "What stands before a checkpoint is committed there."
                                : kind.name().toLowerCase(Locale.ROOT).replaceAll("_.*", "")
                                        + " commits each change of the schema at once and cannot take it back.");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aJournalThatOthersEmptyStopsTheRun(TestDatabase kind) throws Exception {
        history.sql(
                "a1",
                "",
                "x",
                "create table a (id integer);\n-- migrate: checkpoint\ndelete from migrate_step;\n"
                        + "create table b (id integer);\n",
                "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> history.on(database).upgrade("heads"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(emptied(kind)))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE));
        }
    }
}
