package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Labels that go while rows have them. */
class LostLabelsTests {

    private static final String CREATE = """
            op.createEnum("mood", "GLAD", "CALM", "SAD");
            op.createTable("person", t -> {
                t.column("id", bigint()).notNull();
                t.column("mood", namedOrdinalEnumeration("mood", "GLAD", "CALM", "SAD"));
                t.column("moods", array(namedOrdinalEnumeration("mood", "GLAD", "CALM", "SAD")));
                t.primaryKey("pk_person", "id");
            });
            """;
    private static final String TAKEN = """
            op.createIndex("ix_person_mood", "person", "mood");
            op.alterEnum("mood", "GLAD");
            """;

    private static final String PERSON = """
            op.createTable("person", t -> {
                t.column("id", bigint()).notNull();
                t.column("mood", enumeration("GLAD", "CALM", "SAD"));
                t.primaryKey("pk_person", "id");
            });
            op.insert("person", r -> r.columns("id", "mood").row(1, "SAD").row(2, "GLAD").row(3, null));
            """;

    @TempDir
    private Path directory;

    private static void refuses(Migrate migrate, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_18")
    void areNotLostThatHaveANewNameBefore(TestDatabase kind) throws Exception {
        TestHistory history =
                new TestHistory(directory).java("a1", "", "create", CREATE, "").java("b1", "a1", "rename", """
                        op.renameEnumLabel("mood", "SAD", "BLUE");
                        op.alterEnum("mood", "BLUE", "CALM", "GLAD");
                        op.renameEnum("mood", "feeling");
                        op.alterEnum("feeling", "BLUE", "GLAD");
                        """, "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            database.execute("insert into person values (1, 'SAD', '{SAD,GLAD}'), (2, 'GLAD', null)");

            history.on(database).upgrade("head");

            assertThat(rows(database, "select mood, moods from person order by mood"))
                    .containsExactly("BLUE|{BLUE,GLAD}", "GLAD|null");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_14")
    void ofAnEnumTypeAreCountedBeforeAnythingRuns(TestDatabase kind) throws Exception {
        TestHistory history =
                new TestHistory(directory).java("a1", "", "create", CREATE, "").java("b1", "a1", "take", TAKEN, "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            database.execute("create view happy as select id, mood from person where mood = 'GLAD'");
            database.execute("insert into person values (1, 'SAD', '{SAD,GLAD}'), (2, 'CALM', null), (3, 'SAD', null)");

            refuses(history.on(database), """
                    Labels cannot be taken from enum type mood: there are rows that have them.
                        column  person.mood
                        rows    1 with CALM, 2 with SAD
                        column  person.moods
                        values  1 with SAD
                    Give these rows another label first, such as op.update("person", r -> r.set("mood", "GLAD").whereIs("mood", "CALM")), or keep the label, and run it again.""");
            database.execute("update person set mood = 'GLAD'");
            refuses(history.on(database), """
                    Labels cannot be taken from enum type mood: there are rows that have them.
                        column  person.moods
                        values  1 with SAD
                    Give these rows another label first, such as op.execute("update person set moods = array_replace(moods, 'SAD', 'GLAD')"), or keep the label, and run it again.""");
            database.execute("update person set moods = array_replace(moods, 'SAD', 'GLAD')");

            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select mood, moods from person where id = 1"))
                    .containsExactly("GLAD|{GLAD,GLAD}");
            assertThat(rows(database, "select id from happy order by id")).containsExactly("1", "2", "3");
        }
    }

    /** The rows have the label under its new name by then. */
    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_14")
    void areNotThoseThatTheRevisionRenamesBefore(TestDatabase kind) throws Exception {
        String rename = "op.renameEnumLabel(\"mood\", \"SAD\", \"BLUE\");\n";
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "create", CREATE, "")
                .java("b1", "a1", "rename", rename + "op.alterEnum(\"mood\", \"BLUE\", \"GLAD\");", "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            database.execute("insert into person values (1, 'SAD', '{SAD,GLAD}')");
            history.on(database).upgrade("b1");
            assertThat(rows(database, "select mood, moods from person where id = 1"))
                    .containsExactly("BLUE|{BLUE,GLAD}");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void ofAColumnAreCountedUnlessTheRevisionChangesTheRowsFirst(TestDatabase kind) throws Exception {
        String take = "op.alterTable(\"person\", t -> t.alterColumn(\"mood\").type(enumeration(\"GLAD\", \"CALM\")));";
        String change = "op.update(\"person\", r -> r.set(\"mood\", \"CALM\").whereIs(\"mood\", \"SAD\"));\n";
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "create", PERSON, "")
                    .java("b1", "a1", "take", "op.createSequence(\"numbers\");\n" + take, "")
                    .java("c1", "a1", "change and take", change + take, "")
                    .on(database);
            migrate.upgrade("a1");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("b1"))
                    .withMessage("""
                    Labels cannot be taken from column mood of table person: there are rows that have them.
                        column  person.mood
                        rows    1 with SAD
                    Give these rows another label first, such as op.update("person", r -> r.set("mood", "GLAD").whereIs("mood", "SAD")), or keep the label, and run it again.""");
            assertThat(rows(database, "select seq from migrate_step")).isEmpty();

            migrate.upgrade("c1");
            assertThat(rows(database, "select mood from person order by id")).containsExactly("CALM", "GLAD", "null");
        }
    }
}
