package dev.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.Golden;
import dev.migrate.testsupport.JavaSources;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a written revision looks like; this project's formatter checks those in db/migrations. */
class JavaRevisionWriterTests {

    private static List<Operation> record(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return op.operations();
    }

    private static final Schema BEFORE = Replay.apply(Schema.empty(), record(op -> {
        op.createTable("account", t -> {
            t.column("name", SqlTypes.varchar(80));
            t.column("status", SqlTypes.enumeration("NEW", "OLD"));
            t.column("price", SqlTypes.numeric(10, 4));
        });
        op.createSequence("number", 100, 1);
    }));

    private static RevisionSource source(String name, List<Operation> upgrade, @Nullable List<Operation> downgrade) {
        return new RevisionSource(
                "dev.migrate.source.db.migrations",
                name,
                "3f2a9c1d7b42",
                List.of("9b1c44e0a6f1"),
                List.of(),
                List.of(),
                "add account e-mail",
                "",
                upgrade,
                downgrade,
                BEFORE);
    }

    private static String written(String name, Consumer<Operations> definition) {
        List<Operation> upgrade = record(definition);
        return JavaRevisionWriter.write(source(name, upgrade, Reverse.of(upgrade, BEFORE)));
    }

    private static void assertWritten(String name, String text) {
        Golden.assertMatches("../../java/dev/migrate/source/db/migrations/" + name + ".java", text);
    }

    @Test
    void theRevisionOfTheManualIsWrittenSo() {
        String name = "Rev20261122_0728_AddAccountEmail";
        assertWritten(name, written(name, op -> {
            op.createTable("team", t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.column("name", SqlTypes.varchar(80)).notNull();
                t.column("status", SqlTypes.enumeration("ACTIVE", "ARCHIVED")).notNull();
                t.primaryKey("pk_team", "id");
            });
            op.alterTable("account", t -> {
                t.addColumn("email", SqlTypes.varchar(320));
                t.alterColumn("name").type(SqlTypes.varchar(120)).notNull();
            });
            op.createIndex("ix_account_email", "account", "email");
        }));
    }

    @Test
    void everyElementStandsOnItsLine() {
        String name = "Rev20261122_0729_Everything";
        Golden.assertMatches("revision/" + name + ".java", written(name, op -> {
            op.createSchema("shop");
            op.createSequence("shop.ticket", 1, 50);
            op.createTable("shop.`Order`", t -> {
                t.column("id", SqlTypes.bigint()).notNull().identity();
                t.column("number", SqlTypes.bigint()).notNull().identityAlways(10_000_000_000L, 5);
                t.column("note", SqlTypes.text()).defaultValue("'it''s \"x\"'").comment("naïve\n😀");
                t.column("lower_note", SqlTypes.text()).generatedAs("lower(note)");
                t.primaryKey("pk_order", "id");
                t.unique("uq_order_number", "number");
                t.foreignKey("fk_order_parent", "number")
                        .references("shop.`Order`", "id")
                        .onDeleteCascade();
                t.foreignKey("fk_order", "number")
                        .references("owner", "id")
                        .onDelete(Action.SET_NULL)
                        .onUpdate(Action.RESTRICT);
                t.check("ck_order_note", "note <> ''");
                t.comment("what was ordered");
            });
            op.createIndex("ix_order", "shop.`Order`", i -> {
                i.columns("id", "number");
                i.descending("note");
                i.expression("lower(note)");
                i.unique();
                i.where("id > 0");
            });
            op.alterTable("account", t -> t.dropColumn("name"));
            op.alterTable("account", t -> {
                t.options("postgresql", "unlogged with (fillfactor = 70)");
                t.dropOptions("mysql", "row_format", "checksum");
            });
            op.insert("account", r -> r.columns("status").row("NEW").row((Object) null));
            op.execute("update account set status = 'OLD'");
            op.checkpoint();
        }));
    }

    @Test
    void aCommentStandsOnlyWhereSomebodyHasToDecide() {
        String name = "Rev20261122_0730_Decide";
        assertWritten(name, written(name, op -> {
            op.alterTable("account", t -> {
                t.addColumn("email", SqlTypes.varchar(320)).notNull();
                t.addColumn("filled", SqlTypes.bool()).notNull().defaultValue("false");
                t.alterColumn("status").type(SqlTypes.enumeration("NEW", "PAID"));
                t.alterColumn("price").type(SqlTypes.numeric(10, 2)).notNull();
            });
            op.dropSequence("number");
            op.createSequence("number", 5, 1);
            op.createTable("team", t -> t.column("id", SqlTypes.bigint()).notNull());
            op.alterTable("team", t -> t.addColumn("name", SqlTypes.text()).notNull());
        }));
    }

    @Test
    void longLinesAreBrokenWhereAFormatterBreaksThem() {
        String name = "Rev20261122_0732_LongLines";
        String longest = "a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes";
        assertWritten(name, written(name, op -> {
            op.createTable(longest, t -> {
                t.column(longest, SqlTypes.varchar(80))
                        .notNull()
                        .defaultValue("'some text'")
                        .comment("why it is here");
                t.column(
                        "status",
                        SqlTypes.enumeration(
                                "WAITING_FOR_PAYMENT", "PAID", "SENT", "RETURNED", "CANCELLED", "LOST", "FOUND"));
                t.primaryKey("pk_" + longest, longest, "status");
                t.foreignKey("fk_" + longest, longest)
                        .references("account", "name")
                        .onDeleteCascade();
            });
            op.createIndex("ix_" + longest, longest, longest, "status");
            op.insert(
                    longest, r -> r.columns(longest, "status").row("it's a (long), long text", "WAITING_FOR_PAYMENT"));
            op.execute(
                    "update account set name = 'a very long name' where name = 'another very long name' and status = 'x'");
        }));
    }

    @Test
    void anEmptyRevisionIsReadyToBeFilledIn() {
        String name = "Rev20261122_0731_Empty";
        assertWritten(
                name,
                JavaRevisionWriter.write(new RevisionSource(
                        "dev.migrate.source.db.migrations",
                        name,
                        "77b0de12aa90",
                        List.of("3f2a9c1d7b42", "9b1c44e0a6f1"),
                        List.of("shop"),
                        List.of("abc", "def"),
                        "say \"hello\" \\ ü",
                        "postgresql:16",
                        List.of(),
                        List.of(),
                        Schema.empty())));
    }

    @Test
    void anIrreversibleRevisionHasNoDowngrade() {
        assertThat(JavaRevisionWriter.write(source("Rev1", List.of(), null))).doesNotContain("downgrade");
    }

    @Test
    void aModelOfManyTablesFitsIntoJavasLimits(@TempDir Path folder) {
        List<Operation> operations = record(op -> {
            for (int i = 0; i < 600; i++) {
                String table = "table_" + i;
                op.createTable(table, t -> {
                    for (int c = 0; c < 12; c++) {
                        t.column("column_" + c, SqlTypes.varchar(80)).notNull();
                    }
                    t.check("ck_" + table, "column_0 <> '" + "x".repeat(100) + "'");
                });
                op.createIndex("ix_" + table, table, "column_0");
            }
            op.execute("update table_0 set column_0 = '" + "é".repeat(60_000) + "'");
        });
        String text = JavaRevisionWriter.write(source("Rev1", operations, Reverse.of(operations, BEFORE)));
        assertThat(text).contains("private static void upgrade9(Operations op) {");
        assertThat(JavaSources.of(text).strict().compile(folder.resolve("classes")))
                .isEmpty();
    }

    @Test
    void whatJavaHasNoWordsForIsRefused() {
        List<Operation> operations = record(op -> op.run("fill in the totals", connection -> {}));
        assertThatThrownBy(() -> JavaRevisionWriter.write(source("Rev1", operations, null)))
                .isInstanceOfSatisfying(UnwritableOperationException.class, e -> assertThat(e.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessage("""
                        Cannot write an operation down as Java: only its author knows how it is made.
                            fill in the totals
                        Write the revision by hand: mvn migrate:revision -Dautogenerate=false""");
    }
}
