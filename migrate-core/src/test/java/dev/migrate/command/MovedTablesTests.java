package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static dev.migrate.op.SqlTypes.bigint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.diff.DropRefusedException;
import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables with rows that are in another schema of the model. */
class MovedTablesTests {

    @TempDir
    private Path directory;

    private Migrate migrate(FreshDatabase database, String table) {
        Operations op = new Operations("any");
        op.createTable(table, t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_account", "id");
        });
        Schema schema = Replay.apply(Schema.empty(), op.operations());
        return new Workshop(directory)
                .builder()
                .connections(database::connect)
                .url(database.url())
                .model(target ->
                        new Model(schema, Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of("com.acme")))
                .build();
    }

    private Migrate history(FreshDatabase database, String schema, String table) {
        new Workshop(directory).file("src/main/java/db/migrations/Reva1.java", """
                        package db.migrations;

                        import static dev.migrate.op.SqlTypes.bigint;

                        import dev.migrate.op.Migration;
                        import dev.migrate.op.Operations;
                        import dev.migrate.op.Revision;

                        @Revision(id = "a1", down = "", message = "first")
                        public class Reva1 implements Migration {

                            @Override
                            public void upgrade(Operations op) {
                                op.createSchema("%s");
                                op.createTable("%s", t -> {
                                    t.column("id", bigint()).notNull();
                                    t.primaryKey("pk_account", "id");
                                });
                            }
                        }
                        """.formatted(schema, table));
        return migrate(database, table);
    }

    private void goThereAndBack(FreshDatabase database, String from, String to, Answers answers) throws Exception {
        history(database, "old", from).upgrade("head");
        database.execute("insert into " + from + " (id) values (7)");
        migrate(database, to).revision(RevisionRequest.autogenerate("move").withAnswers(answers));
        Migrate moved = migrate(database, to);
        moved.upgrade("head");

        assertThat(rows(database, "select id from " + to)).containsExactly("7");
        assertThat(moved.check("history").changes()).isEmpty();
        assertThat(moved.check("database").changes()).isEmpty();
        moved.downgrade("-1");
        assertThat(rows(database, "select id from " + from)).containsExactly("7");
    }

    private static Answers renamed(String tables) {
        return Answers.none().withRenames(List.of(), List.of(tables));
    }

    @Test
    void aTableMovesToTheDefaultSchemaAndBack() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            goThereAndBack(database, "old.account", "account", renamed("old.account:account"));
        }
    }

    @Test
    void aTableMovesToTheDefaultSchemaUnderAnotherName() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            goThereAndBack(database, "old.account", "customer", renamed("old.account:customer"));
        }
    }

    @Test
    void aTableMovesFromTheDefaultSchemaAndBack() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            goThereAndBack(database, "account", "old.account", renamed("account:old.account"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void aSchemaGetsCapitalsAndTheFormerNameAgain(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            history(database, "old", "old.account").upgrade("head");
            database.execute("insert into old.account (id) values (7)");
            Migrate capitals = migrate(database, "`Old`.account");
            assertThat(capitals.check("history").changes()).containsExactly("  ~ rename schema old to `Old`");
            assertThat(capitals.check("database").changes()).containsExactly("  ~ rename schema old to `Old`");
            capitals.revision(RevisionRequest.autogenerate("capitals"));
            Migrate renamed = migrate(database, "`Old`.account");
            renamed.upgrade("head");

            assertThat(rows(database, "select id from \"Old\".account")).containsExactly("7");
            assertThat(renamed.check("history").changes()).isEmpty();
            assertThat(renamed.check("database").changes()).isEmpty();
            renamed.downgrade("-1");
            assertThat(rows(database, "select id from old.account")).containsExactly("7");
        }
    }

    /** What somebody has renamed by hand already is no difference. */
    @Test
    void aSchemaThatHasItsNewNameIsThatOne() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history(database, "old", "old.account").upgrade("head");
            database.execute("alter schema old rename to \"Old\"");
            assertThat(migrate(database, "`Old`.account").check("database").changes())
                    .isEmpty();
        }
    }

    @Test
    void whoIsAskedSeesTheTableOfTheOtherSchema() {
        FreshDatabase database = TestDatabase.H2.create();
        try (database) {
            history(database, "old", "old.account");
            assertThatThrownBy(() -> migrate(database, "account").revision(RevisionRequest.autogenerate("move")))
                    .isInstanceOf(DropRefusedException.class)
                    .hasMessage("""
                            Nothing is written: the model no longer has what holds data.
                                table  old.account
                                    new: account
                            If old.account has another name now: -DrenameTable=old.account:<new name>
                            If it is to be dropped: -DallowDrop=old.account""");
        }
    }
}
