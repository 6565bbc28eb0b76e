package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and columns that get another name while views of the model read them. */
class RenamedUnderViewsTests {

    @TempDir
    private Path directory;

    private static void table(Operations op, String name, String... columns) {
        op.createTable(name, t -> {
            t.column("id", bigint()).notNull();
            for (String each : columns) {
                t.column(each, integer());
            }
            t.primaryKey("pk_" + name, "id");
        });
    }

    private RevisionResult revise(Consumer<Operations> model, List<String> columns, List<String> tables) {
        return revise("h2", model, columns, tables);
    }

    private RevisionResult revise(
            String dialect, Consumer<Operations> model, List<String> columns, List<String> tables) {
        RevisionResult written = new Workshop(directory)
                .modelled(dialect, model)
                .build()
                .revision(RevisionRequest.autogenerate("change")
                        .withAnswers(Answers.none().withRenames(columns, tables)));
        assertThat(new Workshop(directory)
                        .modelled(dialect, model)
                        .build()
                        .check("history")
                        .changes())
                .isEmpty();
        return written;
    }

    private Migrate on(FreshDatabase database) {
        return new Workshop(directory)
                .builder()
                .connections(database::connect)
                .url(database.url())
                .build();
    }

    private static void before(Operations op) {
        table(op, "account", "total");
        op.createView("overview", "select a.id, a.total from account a");
        op.createView("summary", "select sum(total) as total from overview");
        table(op, "price", "net", "gross");
        op.createView("nets", "select id, net from price");
        table(op, "cat", "age");
        table(op, "dog", "age");
        op.createView("cats", "select id from cat");
        table(op, "note", "old");
        op.createView("notes", "select * from note");
    }

    private static void after(Operations op) {
        table(op, "customer", "amount");
        op.createView("overview", "select a.id, a.amount as total from customer a");
        op.createView("summary", "select sum(total) as total from overview");
        table(op, "price", "net", "gross");
        op.createView("nets", "select id, net from price");
        table(op, "cat", "age");
        table(op, "dog", "age");
        op.createView("cats", "select id from cat");
        table(op, "note", "fresh");
        op.createView("notes", "select * from note");
    }

    /**
     * A view with another query, those that read it, those whose query is the same but reads what now has the name of
     * something else, which a database that follows names by itself would not, and those that read all columns.
     */
    @Test
    void areDroppedBeforeAndMadeAnewAfterOnEveryDatabase() throws Exception {
        revise(RenamedUnderViewsTests::before, List.of(), List.of());
        RevisionResult written = revise(
                RenamedUnderViewsTests::after,
                List.of("account.total:amount", "price.net:gross", "price.gross:net", "note.old:fresh"),
                List.of("account:customer", "cat:dog", "dog:cat"));
        assertThat(written.changes())
                .startsWith(
                        "  - drop view summary",
                        "  - drop view overview",
                        "  - drop view notes",
                        "  - drop view nets",
                        "  - drop view cats")
                .endsWith(
                        "  + create view cats",
                        "  + create view nets",
                        "  + create view notes",
                        "  + create view overview",
                        "  + create view summary");
        MigrateBuilder builder = new Workshop(directory).builder();
        for (String each : List.of("POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE")) {
            try (FreshDatabase database = TestDatabase.valueOf(each).create()) {
                assertThereAndBack(builder, each, database);
            }
        }
    }

    private static void assertThereAndBack(MigrateBuilder builder, String product, FreshDatabase database)
            throws SQLException {
        Migrate migrate =
                builder.connections(database::connect).url(database.url()).build();
        migrate.upgrade("+1");
        database.execute(
                "insert into account (id, total) values (1, 5)",
                "insert into price (id, net, gross) values (1, 5, 7)",
                "insert into cat (id) values (1)",
                "insert into dog (id) values (2)",
                "insert into note (id, old) values (1, 5)");
        List<String> rows = read(database, "account", "id, old");
        assertThat(rows).as(product).containsExactly("1|5", "1|5", "5", "1|5", "1", "1|5");
        migrate.upgrade("head");
        assertThat(read(database, "customer", "id, fresh"))
                .as(product)
                .containsExactly("1|5", "1|5", "5", "1|7", "2", "1|5");
        migrate.downgrade("-1");
        assertThat(read(database, "account", "id, old")).as(product).isEqualTo(rows);
    }

    private static List<String> read(FreshDatabase database, String table, String columnsOfNotes) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String each : List.of(
                "select * from " + table,
                "select id, total from overview",
                "select total from summary",
                "select id, net from nets",
                "select id from cats",
                "select " + columnsOfNotes + " from notes")) {
            rows.addAll(rows(database, each));
        }
        return rows;
    }

    private void byHand(@Nullable String down, String upgrade, String downgrade) {
        new Workshop(directory).file("src/main/java/db/migrations/RevB2.java", """
                package db.migrations;
                import dev.migrate.op.*;
                @Revision(id = "b2", down = "%s", message = "by hand")
                public class RevB2 implements Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }
                    @Override
                    public void downgrade(Operations op) {
                        %s
                    }
                }
                """.formatted(down, upgrade, downgrade));
    }

    /** What a revision has made by hand is for a person to look at. */
    @Test
    void areLeftAloneWhereTheModelDoesNotMakeThem() {
        RevisionResult first = revise(op -> table(op, "account", "total"), List.of(), List.of());
        byHand(
                first.id(),
                "op.createView(\"overview\", \"select id, total from account\");",
                "op.dropView(\"overview\");");
        assertThat(revise(
                                "postgresql",
                                op -> table(op, "account", "amount"),
                                List.of("account.total:amount"),
                                List.of())
                        .changes())
                .containsExactly("  ~ alter table account: rename column total to amount");
    }

    /** Its indexes are not in its text: only what stops the drop of another view goes with that. */
    @Test
    void areLeftAloneWhereTheyOnlySayTheNameOfAnother() {
        RevisionResult first = revise(
                op -> {
                    table(op, "account", "total");
                    op.createView("overview", "select id, total from account");
                },
                List.of(),
                List.of());
        byHand(
                first.id(),
                "op.createMaterializedView(\"kept\", \"select 1 as overview\");"
                        + "op.createMaterializedView(\"read\", \"select o.id from overview o\");",
                "op.dropMaterializedView(\"read\"); op.dropMaterializedView(\"kept\");");
        assertThat(revise(
                                "postgresql",
                                op -> {
                                    table(op, "account", "amount");
                                    op.createView("overview", "select id, amount from account");
                                },
                                List.of("account.total:amount"),
                                List.of())
                        .changes())
                .containsExactly(
                        "  - drop materialized view read",
                        "  - drop view overview",
                        "  ~ alter table account: rename column total to amount",
                        "  + create view overview",
                        "  + create materialized view read");
    }

    @Test
    void areMadeAnewWithTheirTriggers() throws Exception {
        RevisionResult first = revise(
                op -> {
                    table(op, "account", "total");
                    op.createView("overview", "select id, total from account");
                },
                List.of(),
                List.of());
        byHand(
                first.id(),
                "op.createTrigger(\"tr_overview\", \"overview\", \"instead of insert on overview "
                        + "begin insert into account (id) values (new.id); end\");",
                "op.dropTrigger(\"tr_overview\", \"overview\");");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            on(database).upgrade("head");
            assertThat(revise(
                                    "sqlite",
                                    op -> {
                                        table(op, "account", "amount");
                                        op.createView("overview", "select id, amount from account");
                                    },
                                    List.of("account.total:amount"),
                                    List.of())
                            .changes())
                    .containsExactly(
                            "  - drop trigger tr_overview of overview",
                            "  + create trigger tr_overview of overview",
                            "  - drop view overview",
                            "  ~ alter table account: rename column total to amount",
                            "  + create view overview");
            on(database).upgrade("head");
            database.execute("insert into overview (id) values (1)");
            on(database).downgrade("-1");
            database.execute("insert into overview (id) values (2)");
            assertThat(rows(database, "select id, total from overview order by id"))
                    .containsExactly("1|null", "2|null");
        }
    }

    private static void inSchema(Operations op, String table) {
        op.createTable(table, t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_account", "id");
        });
        op.createView("overview", "select id from " + table.replace('`', '"'));
        op.createView("plain", "select id from overview");
    }

    /** The downgrade has the old query, which the schema has to be there for; what is in the schema is in it still. */
    @Test
    void areMadeAnewAroundASchemaThatGetsCapitals() throws Exception {
        byHand("", "op.createSchema(\"old\"); op.createView(\"old.inside\", \"select 1 as a\");", "");
        revise(op -> inSchema(op, "old.account"), List.of(), List.of());
        assertThat(revise(op -> inSchema(op, "`Old`.account"), List.of(), List.of())
                        .changes())
                .containsExactly(
                        "  - drop view plain",
                        "  - drop view overview",
                        "  ~ rename schema old to `Old`",
                        "  + create view overview",
                        "  + create view plain");
        MigrateBuilder builder = new Workshop(directory).builder();
        for (String each : List.of("POSTGRESQL_18", "H2")) {
            try (FreshDatabase database = TestDatabase.valueOf(each).create()) {
                Migrate migrate = builder.connections(database::connect)
                        .url(database.url())
                        .build();
                migrate.upgrade("+2");
                database.execute("insert into old.account (id) values (7)");
                migrate.upgrade("head");
                assertThat(rows(database, "select * from plain")).as(each).containsExactly("7");
                assertThat(rows(database, "select * from \"Old\".inside"))
                        .as(each)
                        .containsExactly("1");
                migrate.downgrade("-1");
                assertThat(rows(database, "select * from plain")).as(each).containsExactly("7");
                assertThat(rows(database, "select * from old.inside")).as(each).containsExactly("1");
            }
        }
    }
}
