package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A revision that was edited after it had been applied is shown with its difference, where that matters. */
class EditsTests {

    @TempDir
    private Path directory;

    private TestHistory history(String folder, String columns, String sql) throws IOException {
        return new TestHistory(Files.createDirectories(directory.resolve(folder)))
                .java(
                        "a1",
                        "",
                        "first",
                        "op.createTable(\"a\", t -> {\nt.column(\"id\", bigint()).notNull();\n" + columns + "});",
                        "op.dropTable(\"a\");")
                .sql("b1", "a1", "second", sql, "drop table b;");
    }

    private TestHistory original() throws IOException {
        return history(
                "original",
                "t.column(\"name\", varchar(80));\n",
                "create table b (id integer);\ninsert into b values (1);");
    }

    private TestHistory edited() throws IOException {
        return history(
                "edited",
                "t.column(\"name\", varchar(120));\n",
                "create  table b (id integer); -- as before\ninsert into b values (2);");
    }

    private static final String MESSAGE = """
            2 revisions were edited after they had been applied.
                revision  db.migrations.Reva1, first
                applied   2026-11-22T07:28:00Z by shop
                      create table a (
                    -     column name varchar(80))
                    +     column name varchar(120))
                revision  rev_b1.sql, second
                applied   2026-11-22T07:28:00Z by shop
                    - insert into b values (1)
                    + insert into b values (2)
            Bring back what was applied, and write the change as a new revision: mvn migrate:revision
            or, if the database is as the code says now, accept it: mvn migrate:stamp -Drevision=a1,b1 -Daccept""";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void editsStopAValidationAndADowngradeUntilTheyAreAccepted(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate before = original().on(database);
            before.upgrade("head");
            assertThat(before.edits().edited()).isEmpty();
            before.validate("heads");
            Migrate after = edited().on(database);
            assertThat(after.edits().message()).isEqualTo(MESSAGE);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> after.validate("heads"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                    .withMessage(MESSAGE);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> after.downgrade("-1"))
                    .withMessage("""
                            Revision b1 was edited after it had been applied.
                                revision  rev_b1.sql, second
                                applied   2026-11-22T07:28:00Z by shop
                                    - insert into b values (1)
                                    + insert into b values (2)
                            Bring back what was applied, and write the change as a new revision: mvn migrate:revision
                            or, if the database is as the code says now, accept it: mvn migrate:stamp -Drevision=b1 -Daccept""");
            assertThat(after.current()).containsExactly("b1");
            assertThat(after.upgrade("head")).isEmpty();
            assertThat(after.accept("a1,b1")).containsExactly("a1", "b1");
            assertThat(after.edits().edited()).isEmpty();
            after.validate("heads");
            assertThat(after.downgrade("base")).hasSize(2);
        }
    }

    @Test
    void whatWasNotKeptOrIsNotUnderstoodIsSaidToBe() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            original().on(database).upgrade("head");
            database.execute(
                    "update migrate_history set operations = null",
                    "update migrate_history set checksum = 'ops9:1' where revision = 'a1'");
            Migrate migrate = edited().on(database);
            AppliedEdits edits = migrate.edits();
            assertThat(edits.unknownLines())
                    .containsExactly("Revision a1 cannot be compared with what was applied:"
                            + " this version of Migrate does not know checksums like ops9:1.");
            assertThat(Said.in(edits.message())).isEqualTo("""
                    Revision b1 was edited after it had been applied.
                        revision  rev_b1.sql, second
                        applied   TIME by shop
                        was       sql2:HASH, of a text that was not kept
                        is        sql2:HASH
                    Bring back what was applied, and write the change as a new revision: mvn migrate:revision
                    or, if the database is as the code says now, accept it: mvn migrate:stamp -Drevision=b1 -Daccept""");
        }
    }

    @Test
    void onlyWhatIsAppliedIsAccepted() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = original().on(database);
            migrate.upgrade("a1");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.accept("b1"))
                    .withMessage("""
                            Only an applied revision can be accepted as it is now.
                                revision  b1  second
                            To see where the database is: mvn migrate:current""");
        }
    }

    @Test
    void aDifferenceShowsWhatIsGoneAndWhatIsNew() {
        assertThat(TextDifference.lines("a\nb\nc\n", "a\nx\nc\nd\n")).isEqualTo(List.of("- b", "+ x", "+ d"));
        assertThat(TextDifference.lines(
                        "alter table " + "a".repeat(50) + " (one; two; three)\n",
                        "alter table " + "a".repeat(50) + " (one; three)\nb\n"))
                .isEqualTo(List.of("  alter table " + "a".repeat(50) + " (", "-     two;", "+ b"));
        assertThat(TextDifference.lines("", "insert 'a, (b'\n")).isEqualTo(List.of("+ insert 'a, (b'"));
    }
}
