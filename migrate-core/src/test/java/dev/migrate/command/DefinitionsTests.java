package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static dev.migrate.op.SqlTypes.bigint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Views, routines and triggers of revisions on real databases. */
class DefinitionsTests {

    private static final String TABLE = """
            op.createTable("account", t -> {
                t.column("id", bigint()).notNull();
                t.column("total", bigint());
                t.primaryKey("pk_account", "id");
            });
            op.createView("overview", "select id from account where id < 100");
            """;

    private static final String REPLACED = """
            if (op.dialect().equals("postgresql") || op.dialect().equals("h2")) {
                op.createDomain("positive", "bigint default 1 check (value > 0)");
                op.execute("alter domain positive drop default",
                        e -> e.replaceDomain("positive", "bigint check (value > 0)"));
                op.replaceDomain("positive", "bigint check (value >= 0)");
            }
            op.replaceView("overview", "select id, total from account");
            if (op.dialect().equals("postgresql")) {
                op.createFunction("doubled(amount bigint, times bigint default abs(-2))",
                        "returns bigint language sql as $$ select amount * times $$");
                op.createFunction("fill_total()",
                        "returns trigger language plpgsql as $$ begin new.total := doubled(new.id); return new; end $$");
                op.createTrigger("tr_account", "account",
                        "before insert on account for each row execute function fill_total()");
                op.createProcedure("tidy()", "language sql as $$ delete from account where id < 0 $$");
                op.createMaterializedView("summary", "select count(*) as accounts from account");
            } else if (op.dialect().equals("sqlite")) {
                op.createTrigger("tr_account", "account",
                        "after insert on account begin update account set total = 2 * new.id where id = new.id; end");
            } else if (!op.dialect().equals("h2")) {
                op.createFunction("doubled(amount bigint)", "returns bigint deterministic return 2 * amount");
                op.createTrigger("tr_account", "account",
                        "before insert on account for each row set new.total = doubled(new.id)");
                op.createProcedure("tidy()", "delete from account where id < 0");
            }
            """;

    private static final String TAKEN_BACK = """
            if (op.dialect().equals("postgresql") || op.dialect().equals("h2")) {
                op.dropDomain("positive");
            }
            if (op.dialect().equals("postgresql")) {
                op.dropMaterializedView("summary");
                op.dropProcedure("tidy()");
                op.dropTrigger("tr_account", "account");
                op.dropFunction("fill_total()");
                op.dropFunction("doubled(amount bigint, times bigint default abs(-2))");
            } else if (op.dialect().equals("sqlite")) {
                op.dropTrigger("tr_account", "account");
            } else if (!op.dialect().equals("h2")) {
                op.dropProcedure("tidy()");
                op.dropTrigger("tr_account", "account");
                op.dropFunction("doubled(amount bigint)");
            }
            op.dropView("overview");
            op.createView("overview", "select id from account where id < 100");
            """;

    @TempDir
    private Path directory;

    @Test
    void aViewWhoseTriggersWouldBeLostIsNotReplaced() throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "view", """
                op.createView("v", "select 1 as a");
                op.createTrigger("g", "v", "instead of insert on v begin select 1; end");
                """, "")
                .java("b1", "a1", "replace", "op.replaceView(\"v\", \"select 2 as a\");", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history.on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage("""
                            Revision b1 failed in statement 1 of 3; all of it has been rolled back.
                                revision  db.migrations.Revb1, replace
                                line      Revb1.java:9
                                sql       select json_extract('{}', 'trigger ' || name || ' of view v would be lost: drop it before, and create it again after')
                                          from sqlite_schema
                                          where type = 'trigger' and tbl_name = 'v' collate nocase
                                error     Trigger g of view v would be lost: drop it before, and create it again after.
                            Correct the revision, or the rows it meets, and run it again.""");
            assertThat(rows(database, "select name from sqlite_schema where type = 'trigger'"))
                    .containsExactly("g");
        }
    }

    /** As other databases do, and SQLite does not. */
    @Test
    void aTableThatAViewSelectsFromIsNotDropped() throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "view", TABLE + """
                op.createView("numbers", "select 1 as account, count(*) from sqlite_schema where name = 'account'");
                """, "")
                .java("b1", "a1", "drop", "op.ifExists(d -> d.dropTable(\"account\"));", "")
                .java("c1", "a1", "drop both", "op.dropView(\"overview\"); op.dropTable(\"account\");", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("b1"))
                    .withMessage("""
                            Revision b1 cannot run on this database.
                                revision  db.migrations.Revb1, drop
                                line      Revb1.java:9
                            Cannot drop table account: a view reads it.
                                table   account
                                view    overview
                            Drop it before in the revision, and create it again after with what is there then:
                                op.dropView("overview");
                                op.createView("overview", "select …");""");
            assertThat(migrate.upgrade("c1")).hasSize(1);
            assertThat(rows(database, "select name from sqlite_schema where type = 'view'"))
                    .containsExactly("numbers");
        }
    }

    /** MySQL has no statement that replaces a routine. */
    @Test
    void whoReplacesAFunctionIsToldThatTheRightsToItAreGone() throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "function", """
                op.createFunction("answer()", "returns integer deterministic return 1");
                op.replaceFunction("answer()", "returns integer deterministic return 2");
                """, "");
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        Logger log = (Logger) LoggerFactory.getLogger("dev.migrate");
        log.addAppender(seen);
        try (FreshDatabase database = TestDatabase.MYSQL_8_0.create()) {
            history.on(database).upgrade("head");
            assertThat(rows(database, "select answer()")).containsExactly("2");
        } finally {
            log.detachAppender(seen);
        }
        assertThat(seen.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("""
                        The function answer is dropped and created anew, as the database cannot replace it: what others may do \
                        with it is gone.
                        Grant it again behind it in the revision: op.execute("grant execute on function answer to …");""");
    }

    @Test
    void aFunctionThatIsReplacedKeepsTheRightsToIt() throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "function", """
                op.createFunction("one()", "returns integer return 1");
                op.execute("grant execute on function one to current_user", e -> {});
                op.replaceFunction("one()", "returns integer return 2");
                """, "");
        try (FreshDatabase database = TestDatabase.MARIADB_11_4.create()) {
            history.on(database).upgrade("head");
            assertThat(rows(database, "select one(), count(*) from mysql.procs_priv where db = database()"))
                    .containsExactly("2|1");
        }
    }

    private static void account(Operations op) {
        op.createTable("account", t -> {
            t.column("id", bigint()).notNull();
            t.column("total", bigint());
            t.primaryKey("pk_account", "id");
        });
    }

    private Migrate migrate(FreshDatabase database) throws Exception {
        return migrate(database, DefinitionsTests::account);
    }

    private Migrate migrate(FreshDatabase database, Consumer<Operations> entities) throws Exception {
        TestHistory history = new TestHistory(directory.resolve("classes"))
                .java("a1", "", "first", TABLE, "op.dropView(\"overview\");\nop.dropTable(\"account\");")
                .java("a2", "a1", "more", REPLACED, TAKEN_BACK);
        return compared(history, database, entities);
    }

    private Migrate compared(TestHistory history, FreshDatabase database, Consumer<Operations> entities)
            throws Exception {
        Files.createDirectories(history.directory());
        Operations op = new Operations("any");
        entities.accept(op);
        Schema model = Replay.apply(Schema.empty(), op.operations());
        return history.builder(database)
                .directory(directory)
                .model(target ->
                        new Model(model, Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of("com.acme")))
                .build();
    }

    /** By {@code @View}, to one that a revision makes, and to one that somebody else has made. */
    private void classesAreMappedToViews(FreshDatabase database) throws Exception {
        Migrate mapped = migrate(database, op -> {
            account(op);
            op.createView("by_class", "select id from account");
            op.createTable("overview", t -> t.column("id", bigint()).notNull());
        });
        assertThat(mapped.check("history").changes()).containsExactly("  + create view by_class");
        assertThat(mapped.check("history").skipped())
                .extracting(each -> each.kind() + " " + each.name() + ": " + each.reason())
                .containsExactly("view overview: a class is mapped to it as if it were a table, and its columns are not"
                        + " compared");
        assertThat(mapped.check("database").changes()).containsExactly("  + create view by_class");

        database.execute("create view by_class as select id from account");
        assertThat(mapped.check("database").changes()).isEmpty();
        Migrate byHand = migrate(database, op -> {
            account(op);
            op.createTable("By_Class", t -> t.column("id", bigint()).notNull());
        });
        assertThat(byHand.check("database").changes()).isEmpty();
        database.execute("drop view by_class");
        assertThat(byHand.check("database").changes()).containsExactly("  + create table By_Class");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void theyComeAreReplacedMissedAndGo(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = migrate(database);
            migrate.upgrade("head");
            database.execute("insert into account (id) values (7)");

            String total = product == TestDatabase.H2 ? "null" : "14";
            assertThat(rows(database, "select id, total from overview")).containsExactly("7|" + total);
            assertThat(migrate.check("history").changes()).isEmpty();
            assertThat(migrate.check("database").changes()).isEmpty();
            assertThat(migrate.check("database").skipped())
                    .extracting(each -> each.kind() + " " + each.name())
                    .containsExactlyElementsOf(comparedByName(product));

            database.execute("drop view overview", "create view by_others as select id from account");
            assertThat(migrate.check("database").changes()).containsExactly("  + create view overview");
            if (product == TestDatabase.POSTGRESQL_14 || product == TestDatabase.H2) {
                database.execute("drop domain positive");
                assertThat(migrate.check("database").changes())
                        .containsExactly("  + create domain positive", "  + create view overview");
                database.execute("create domain positive as bigint");
            }
            database.execute("drop view by_others", "create view overview as select id, total from account");

            classesAreMappedToViews(database);
            migrate.downgrade("-1");
            database.execute("insert into account (id) values (100)");
            assertThat(rows(database, "select id from overview")).containsExactly("7");
            assertThat(migrate.check("history").changes()).isEmpty();
            migrate.downgrade("base");
        }
    }

    private static List<String> comparedByName(TestDatabase product) {
        return switch (product) {
            case POSTGRESQL_14 ->
                List.of(
                        "domain positive",
                        "function doubled(amount bigint, times bigint default abs(-2))",
                        "function fill_total()",
                        "materialized view summary",
                        "procedure tidy()",
                        "trigger tr_account of account",
                        "view overview");
            case H2 -> List.of("domain positive", "view overview");
            case SQLITE -> List.of("trigger tr_account of account", "view overview");
            default ->
                List.of(
                        "function doubled(amount bigint)",
                        "procedure tidy()",
                        "trigger tr_account of account",
                        "view overview");
        };
    }

    /** A model names the schemas of its tables, and a revision may have made another one for what is no entity. */
    @Test
    void aSchemaThatNoEntityIsInStays() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            TestHistory history = new TestHistory(directory.resolve("classes"))
                    .java("a1", "", "first", "op.createSchema(\"spare\");\n" + TABLE, "");
            Migrate migrate = compared(history, database, DefinitionsTests::account);
            assertThat(migrate.check("history").changes()).isEmpty();
            migrate.upgrade("head");
            assertThat(migrate.check("history").changes()).isEmpty();
            assertThat(migrate.check("database").changes()).isEmpty();
            database.execute("drop schema spare");
            assertThat(migrate.check("database").changes()).containsExactly("  + create schema spare");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void viewsAndDomainsGetAnotherNameAndHaveTheirOwnAgain(TestDatabase product) throws Exception {
        TestHistory history = renames();
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("c1");
            assertThat(rows(database, "select * from survey")).isEmpty();
            migrate.downgrade("a1");
            assertThat(rows(database, "select * from overview")).isEmpty();
            migrate.upgrade("c1");
            if (product.isPostgresql()) {
                migrate.upgrade("d1");
                assertThat(rows(database, "select * from above")).isEmpty();
            } else {
                assertThatThrownBy(() -> migrate.upgrade("d1")).hasMessage("""
                        Revision d1 cannot run on this database.
                            revision  db.migrations.Revd1, again
                            line      Revd1.java:9
                        Cannot rename view survey: a view reads it.
                            table   survey
                            view    above
                        Drop it before in the revision, and create it again after with what is there then:
                            op.dropView("above");
                            op.createView("above", "select …");""");
            }
        }
    }

    private TestHistory renames() {
        String domain = """
                if (op.dialect().equals("postgresql") || op.dialect().equals("h2")) {
                    %s
                }
                """;
        return new TestHistory(directory)
                .java("a1", "", "view", TABLE + domain.formatted("""
                        op.createDomain("positive", "bigint check (value > 0)");
                        op.alterTable("account", t -> t.addColumn("worth", raw("positive")));
                        """), "")
                .java(
                        "b1",
                        "a1",
                        "other names",
                        "op.renameView(\"overview\", \"survey\");\n" + domain.formatted("""
                        op.renameDomain("positive", "more_than_none");
                        op.alterTable("account", t -> t.addColumn("more", raw("more_than_none")));
                        """),
                        domain.formatted("""
                        op.alterTable("account", t -> t.dropColumn("more"));
                        op.renameDomain("more_than_none", "positive");
                        """) + "op.renameView(\"survey\", \"overview\");\n")
                .java(
                        "c1",
                        "b1",
                        "reader",
                        "op.createView(\"above\", \"select id from survey\");",
                        "op.dropView(\"above\");")
                .java("d1", "c1", "again", "op.renameView(\"survey\", \"panorama\");", "");
    }

    @Test
    void sqliteRenamesNoView() throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "view", TABLE + "op.renameView(\"overview\", \"survey\");", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            assertThatThrownBy(() -> history.on(database).upgrade("head")).hasMessage("""
                    Revision a1 cannot run on this database.
                        revision  db.migrations.Reva1, view
                        line      Reva1.java:15
                    SQLite has no statement that renames a view.
                        view      overview
                        new name  survey
                    Create it anew:
                        op.dropView("overview");
                        op.createView("survey", "select …");""");
        }
    }
}
