package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that become not null on databases that would make up the values that are missing. */
class MissingValuesTests {

    private static final String LINES = "select id, at_time, note from line order by id";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory).java("a1", "", "lines", """
                op.createTable("line", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("at_time", timestamp(0));
                    t.column("note", varchar(20));
                    t.primaryKey("pk_line", "id");
                });
                op.insert("line", rows -> rows.columns("id", "note").row(1, "one").row(2, null).row(3, "three"));
                """, "");
    }

    private void refuses(FreshDatabase database, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> history.on(database).upgrade("heads"))
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
        assertThat(rowsOf(database, LINES)).containsExactly("1|null|one", "2|null|null", "3|null|three");
        assertThat(rowsOf(database, "select seq from migrate_step")).isEmpty();
    }

    private static List<String> rowsOf(FreshDatabase database, String query) {
        try {
            return rows(database, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It only says that some constraint failed. */
    @Test
    void areSaidOfSqliteWhichDoesNotNameThem() throws Exception {
        history.java("b1", "a1", "times", "op.alterTable(\"line\", t -> t.alterColumn(\"at_time\").notNull());", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("heads"))
                    .withMessage("""
                            Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                                revision  db.migrations.Revb1, times
                                line      Revb1.java:9
                                sql       alter table line alter column at_time set not null
                                error     [SQLITE_CONSTRAINT] Abort due to constraint violation (constraint failed)
                            There are rows that the change does not allow: without a value where there must be one, or \
                            against a check. Correct them, or the revision, and run it again.""");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void areFoundBeforeAnythingRuns(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "times", """
                op.createIndex("ix_line_note", "line", "note");
                op.alterTable("line", t -> {
                    t.addColumn("other", integer());
                    t.alterColumn("at_time").notNull();
                });
                """, "");
        try (FreshDatabase database = kind.create()) {
            refuses(database, """
                    Column at_time of table line cannot become not null: there are rows that have no value.
                        table   line
                        column  at_time
                        rows    3
                    %s would make values up for them.
                    Give these rows a value first, such as op.update("line", r -> r.set("at_time", …).whereIs("at_time", null)), and run it again.""".formatted(kind == TestDatabase.MYSQL_8_0 ? "mysql" : "mariadb"));
            database.execute("update line set at_time = '2026-11-22 07:28:00'");
            assertThat(history.on(database).upgrade("heads")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void areRefusedInAColumnThatIsAdded(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "amount", """
                op.alterTable("line", t -> t.addColumn("amount", integer()).notNull());
                """, "");
        try (FreshDatabase database = kind.create()) {
            refuses(database, """
                    Column amount cannot be added to table line as not null: there are rows that would have no value.
                        table   line
                        column  amount
                        rows    3
                    %s would make values up for them.
                    Give the column a default, or add it nullable, fill it and then make it not null.""".formatted(kind == TestDatabase.MYSQL_8_0 ? "mysql" : "mariadb"));
            database.execute("delete from line");
            assertThat(history.on(database).upgrade("heads")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void areNoneWhereTheRevisionFillsThem(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "notes", """
                op.update("line", r -> r.set("note", "none").whereIs("note", null));
                op.alterTable("line", t -> {
                    t.renameColumn("note", "text");
                    t.alterColumn("text").notNull();
                });
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("heads")).hasSize(2);
            assertThat(rows(database, "select id, text from line order by id"))
                    .containsExactly("1|one", "2|none", "3|three");
        }
    }

    /** What ran before stays, and the run goes on when the rows have values. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void areRefusedWhereTheRevisionForgotSome(TestDatabase kind) throws Exception {
        history.sql("b1", "a1", "notes", """
                update line set note = 'none' where id > 2;
                -- effect: alter table line (not null note)
                alter table line modify note varchar(20) not null;
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> history.on(database).upgrade("heads"))
                    .withMessage("""
                            Revision b1 failed; what ran before stays done.
                                revision  rev_b1.sql, notes
                                line      rev_b1.sql
                                error     Column note of table line cannot become not null: there are rows that have no value.
                                              table   line
                                              column  note
                                              rows    1
                                          %1$s would make values up for them.
                                          Give these rows a value first, such as op.update("line", r -> r.set("note", …).whereIs("note", null)), and run it again.
                                done      update line set note = 'none' where id > 2
                                not done  alter table line modify note varchar(20) not null
                            %1$s commits each change of the schema at once and cannot take it back.
                            Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                            Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""".formatted(kind == TestDatabase.MYSQL_8_0 ? "mysql" : "mariadb"));
            database.execute("update line set note = 'two' where id = 2");
            assertThat(history.on(database).upgrade("heads")).hasSize(1);
        }
    }
}
