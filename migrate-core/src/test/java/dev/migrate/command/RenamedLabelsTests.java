package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Labels of an enum type with another name, in tables that an earlier run has created. */
class RenamedLabelsTests {

    private static final String CREATE = """
            op.createEnum("mood", "happy", "sad");
            op.createTable("account", t -> {
                t.column("id", integer()).notNull();
                t.column("mood", namedEnumeration("mood", "happy", "sad"));
            });
            """;

    private static final String NAMED = """
            op.createEnum("mood", "happy", "sad");
            op.createTable("account", t -> {
                t.column("id", integer()).notNull();
                t.column("name", varchar(10));
                t.column("mood", namedEnumeration("mood", "happy", "sad")).notNull().defaultValue("'sad'");
                t.check("ck_account_mood", "mood <> 'sad' or id > 0 and name <> 'unhappy'");
            });
            """;

    private static final String HAPPY = "insert into account (id, mood) values (%s, 'happy')";

    private static final String CHECKS = "select t.constraint_name, t.enforced, c.check_clause like '%unhappy%unhappy%'"
            + " from information_schema.table_constraints t join information_schema.check_constraints c"
            + " on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name"
            + " where t.table_schema = database()";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_10_11", "H2"})
    void ofAColumnThatIsThere(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "create", CREATE, "")
                .java(
                        "b1",
                        "a1",
                        "rename",
                        "op.renameEnumLabel(\"mood\", \"sad\", \"unhappy\", \"account.mood\");",
                        "op.renameEnumLabel(\"mood\", \"unhappy\", \"sad\", \"account.mood\");");
        try (FreshDatabase database = kind.createShared()) {
            history.on(database).upgrade("a1");
            database.execute("insert into account values (1, 'sad'), (2, 'happy')");

            history.on(database).upgrade("b1");
            assertThat(rows(database, "select mood from account order by id")).containsExactly("unhappy", "happy");
            history.on(database).downgrade("a1");
            assertThat(rows(database, "select mood from account order by id")).containsExactly("sad", "happy");
        }
    }

    /** The default and the check follow, also for what the same revision does next, and nothing of it is lost on the way. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4", "H2"})
    void withADefaultAndACheck(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "create", NAMED, "")
                .java(
                        "b1",
                        "a1",
                        "rename",
                        "op.renameEnumLabel(\"mood\", \"sad\", \"unhappy\", \"account.mood\");"
                                + "op.alterEnum(\"mood\", \"unhappy\", \"happy\");",
                        "op.alterEnum(\"mood\", \"happy\", \"unhappy\");"
                                + "op.renameEnumLabel(\"mood\", \"unhappy\", \"sad\", \"account.mood\");");
        try (FreshDatabase database = kind.createShared()) {
            history.on(database).upgrade("a1");
            database.execute("insert into account (id, name) values (1, 'sad')", HAPPY.formatted(-2));

            history.on(database).upgrade("b1");
            database.execute("insert into account (id, name) values (3, 'sad')");
            assertThat(rows(database, "select mood from account order by id"))
                    .containsExactly("happy", "unhappy", "unhappy");
            assertThatThrownBy(() -> database.execute("insert into account (id, mood) values (-4, 'unhappy')"))
                    .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase("ck_account_mood"));

            history.on(database).downgrade("a1");
            database.execute("insert into account (id, name) values (5, 'sad')");
            assertThat(rows(database, "select mood from account order by id"))
                    .containsExactly("happy", "sad", "sad", "sad");
            assertThatThrownBy(() -> database.execute("insert into account (id, mood) values (-6, 'sad')"))
                    .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase("ck_account_mood"));
        }
    }

    private static Consumer<Operations> model(String label) {
        return op -> op.createTable("account", t -> {
            t.column("id", SqlTypes.integer()).notNull();
            t.column("mood", SqlTypes.enumeration("happy", label)).notNull().defaultValue("'" + label + "'");
            t.primaryKey("pk_account", "id");
        });
    }

    /** A database with labels in columns takes no default that is not among them. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4", "H2", "SQLITE"})
    void ofAColumnWithADefault(TestDatabase kind) throws Exception {
        Workshop shop = new Workshop(directory);
        shop.modelled("h2", model("sad")).build().revision(RevisionRequest.autogenerate("create"));
        shop.modelled("h2", model("unhappy"))
                .build()
                .revision(RevisionRequest.autogenerate("rename")
                        .withAnswers(Answers.none().withRenames(List.of("account.mood:sad:unhappy"), List.of())));
        try (FreshDatabase database = kind.createShared()) {
            Migrate migrate = shop.on(database);
            migrate.upgrade("+1");
            database.execute("insert into account (id) values (1)", HAPPY.formatted(2));
            migrate.upgrade("head");
            database.execute("insert into account (id) values (3)");
            assertThat(rows(database, "select mood from account order by id"))
                    .containsExactly("unhappy", "happy", "unhappy");
            migrate.downgrade("-1");
            database.execute("insert into account (id) values (4)");
            assertThat(rows(database, "select mood from account order by id"))
                    .containsExactly("sad", "happy", "sad", "sad");
        }
    }

    private static Consumer<Operations> checked(String label) {
        return op -> op.createTable("account", t -> {
            t.column("id", SqlTypes.integer()).notNull();
            t.column("mood", SqlTypes.enumeration("happy", label)).notNull();
            t.check("ck_account_listed", "mood in ('happy', '" + label + "')");
            t.check("ck_account_mood", "mood <> '" + label + "' or id > 0");
            t.check("ck_account_id", "id <> 9");
            t.primaryKey("pk_account", "id");
        });
    }

    /** No row has the new label while a check refuses it, nor the old one. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "H2", "SQLITE"})
    void ofAColumnWithChecksOfItsOwn(TestDatabase kind) throws Exception {
        Workshop shop = new Workshop(directory);
        shop.modelled("h2", checked("sad")).build().revision(RevisionRequest.autogenerate("create"));
        RevisionResult written = shop.modelled("h2", checked("unhappy"))
                .build()
                .revision(RevisionRequest.autogenerate("rename")
                        .withAnswers(Answers.none().withRenames(List.of("account.mood:sad:unhappy"), List.of())));
        assertThat(shop.read(written.file())).doesNotContain("ck_account_id").doesNotContain("// ");
        assertThat(shop.modelled("h2", checked("unhappy"))
                        .build()
                        .check("history")
                        .changes())
                .isEmpty();
        try (FreshDatabase database = kind.createShared()) {
            Migrate migrate = shop.on(database);
            migrate.upgrade("+1");
            database.execute("insert into account (id, mood) values (1, 'sad')", HAPPY.formatted(2));
            migrate.upgrade("head");
            assertThat(rows(database, "select mood from account order by id")).containsExactly("unhappy", "happy");
            assertThatThrownBy(() -> database.execute("insert into account (id, mood) values (-4, 'unhappy')"))
                    .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase("ck_account_mood"));
            migrate.downgrade("-1");
            assertThat(rows(database, "select mood from account order by id")).containsExactly("sad", "happy");
            assertThatThrownBy(() -> database.execute("insert into account (id, mood) values (-4, 'sad')"))
                    .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase("ck_account_mood"));
        }
    }

    /** Where labels are kept by a check, the author's own is another one, whatever their names. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL_14, ck_account_mood", "SQLITE, ck_account_listed"})
    void aNewLabelGetsIntoTheListOfACheckAsWell(TestDatabase kind, String check) throws Exception {
        Workshop shop = new Workshop(directory);
        shop.modelled("h2", listed(check, "happy", "sad")).build().revision(RevisionRequest.autogenerate("create"));
        shop.modelled("h2", listed(check, "happy", "sad", "wild"))
                .build()
                .revision(RevisionRequest.autogenerate("label"));
        try (FreshDatabase database = kind.createShared()) {
            Migrate migrate = shop.on(database);
            migrate.upgrade("head");
            database.execute("insert into account (mood) values ('wild')");
            database.execute("delete from account");
            migrate.downgrade("-1");
            migrate.upgrade("head");
            database.execute("insert into account (mood) values ('wild')");
            assertThat(rows(database, "select mood from account")).containsExactly("wild");
        }
    }

    private static Consumer<Operations> listed(String check, String... labels) {
        return op -> op.createTable("account", t -> {
            t.column("mood", SqlTypes.enumeration(labels)).notNull();
            t.check(check, "mood in ('" + String.join("', '", labels) + "')");
        });
    }

    @Test
    void aCheckThatMySqlDoesNotEnforceStaysSo() throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "create", NAMED, "")
                .java(
                        "b1",
                        "a1",
                        "rename",
                        "op.renameEnumLabel(\"mood\", \"sad\", \"unhappy\", \"account.mood\");",
                        "op.renameEnumLabel(\"mood\", \"unhappy\", \"sad\", \"account.mood\");");
        try (FreshDatabase database = TestDatabase.MYSQL_8_0.createShared()) {
            history.on(database).upgrade("a1");
            database.execute(
                    "alter table account alter check ck_account_mood not enforced",
                    "insert into account (id, mood) values (-1, 'sad')");
            history.on(database).upgrade("b1");
            assertThat(rows(database, CHECKS)).containsExactly("ck_account_mood|NO|1");
            history.on(database).downgrade("a1");
            assertThat(rows(database, CHECKS)).containsExactly("ck_account_mood|NO|0");
        }
    }
}
