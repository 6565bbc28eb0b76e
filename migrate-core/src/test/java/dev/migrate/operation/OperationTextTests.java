package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.Golden;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The frozen text of operations: the golden file may grow, and no line of it may ever change. */
class OperationTextTests {

    private static final List<SqlType> TYPES = List.of(
            SqlTypes.bool(),
            SqlTypes.varchar(80),
            SqlTypes.numeric(12, 2),
            SqlTypes.clob(),
            SqlTypes.array(SqlTypes.uuid()),
            SqlTypes.array(SqlTypes.integer(), 3),
            SqlTypes.enumeration("NEW", "it's"),
            SqlTypes.enumeration("A").asNative("Kind").length(3).asNational().unchecked(),
            SqlTypes.ordinalEnumeration("A", "B"),
            SqlTypes.namedEnumeration("`Mood`", "A", "B"),
            SqlTypes.namedOrdinalEnumeration("mood", "B", "A"),
            SqlTypes.raw("vector(3)"));

    private static List<Operation> everything() {
        Operations op = new Operations("any");
        op.createSchema("shop");
        op.createSequence("shop.number");
        op.createSequence("`Number`", 10, 50);
        op.alterSequence("shop.number", 20);
        op.renameSequence("shop.number", "Counter");
        op.createTable("Account", t -> {
            t.column("ID", SqlTypes.bigint()).notNull().identity();
            t.column("name", SqlTypes.varchar(80)).notNull().defaultValue("'x'").collation("C");
            t.column("`Größe`", SqlTypes.integer()).comment("naïve \"\\\n😀");
            t.column("lower_name", SqlTypes.varchar(80)).generatedAs("lower(name)");
            t.column("owner_id", SqlTypes.bigint()).identityAlways(5, 10);
            t.primaryKey("pk_account", "id");
            t.unique("uq_account_name", "name", "`Größe`");
            t.foreignKey("fk_account_owner", "owner_id").references("shop.owner", "id");
            t.check("ck_account_name", "name <> ''");
            t.comment("who pays");
        });
        op.createTable("types", t -> {
            for (int i = 0; i < TYPES.size(); i++) {
                t.column("c" + i, TYPES.get(i));
            }
        });
        alter(op);
        indexes(op);
        rows(op);
        partsOfIndexes(op);
        partsOfConstraints(op);
        partsOfColumns(op);
        numbers(op);
        others(op);
        return op.operations();
    }

    private static void alter(Operations op) {
        op.renameTable("shop.account", "customer");
        op.alterTable("customer", t -> {
            t.addColumn("email", SqlTypes.varchar(320)).notNull();
            t.alterColumn("name")
                    .type(SqlTypes.text())
                    .notNull()
                    .defaultValue("''")
                    .comment("what");
            t.alterColumn("name")
                    .type(SqlTypes.text(), "trim(name)")
                    .nullable()
                    .dropDefault()
                    .dropComment();
            t.alterColumn("id").identity(7, 1);
            t.alterColumn("id").dropIdentity();
            t.renameColumn("email", "mail");
            t.dropColumn("mail");
            t.addForeignKey("fk", "a", "b")
                    .references("owner", "c", "d")
                    .onDeleteCascade()
                    .onUpdate(Action.SET_NULL);
            t.dropForeignKey("fk", "a", "b");
            t.dropUnique("uq");
            t.dropPrimaryKey("pk");
            t.dropCheck("ck");
            t.renameConstraint("a", "`B`");
            t.comment("new");
            t.options("postgresql", "unlogged with (fillfactor = 70)");
            t.dropOptions("mysql", "row_format", "checksum");
            t.dropComment();
        });
    }

    private static void indexes(Operations op) {
        op.createIndex("ix_a", "a", "b", "c");
        op.createIndex("ix_b", "a", i -> {
            i.descending("b");
            i.expression("lower(c)");
            i.unique();
            i.where("b > 0");
        });
        op.renameIndex("a", "ix_a", "ix_c");
        op.dropIndex("ix_b", "a");
        op.dropIndex("ix_c", "a", "b", "c");
        op.dropTable("a");
        op.dropSequence("number");
        op.dropSchema("shop");
    }

    private static void rows(Operations op) {
        op.insert("a", i -> i.columns("b")
                .row((Object) null)
                .row(true)
                .row(1)
                .row(1L)
                .row(new BigDecimal("1.50"))
                .row("it's \"\\\n")
                .row(UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000"))
                .row(LocalDate.of(2026, 11, 22))
                .row(LocalTime.of(7, 28))
                .row(LocalDateTime.of(2026, 11, 22, 7, 28))
                .row(Instant.parse("2026-11-22T07:28:00Z")));
        op.insert("a", i -> i.columns("b", "c").row(1, "x").onlyMissing("b"));
        op.execute("update a set b = 1");
        op.execute("create view v as select 1", effect -> {});
        op.executeOutsideTransaction("create table x (y int)", effect -> {
            effect.createTable("x", t -> t.column("y", SqlTypes.integer()));
            effect.checkpoint();
        });
        op.run("fill in the totals", connection -> {});
        op.checkpoint();
        op.createTable("copy", t -> t.column("b", SqlTypes.integer()));
        changedRows(op);
        conditions(op);
        objects(op);
    }

    private static void objects(Operations op) {
        op.createEnum("`Mood`", "GLAD", "it's");
        op.alterEnum("shop.mood", "GLAD", "say \"no\"");
        op.renameEnumLabel("mood", "GLAD", "BLUE");
        op.renameEnumLabel("mood", "GLAD", "BLUE", "person.mood", "shop.person.`Mood`");
        op.renameEnum("shop.mood", "`Feeling`");
        op.dropEnum("mood");
        op.createView("shop.V", "select 1");
        op.replaceView("v", "select '\n'");
        op.dropView("v");
        op.createMaterializedView("m", "select 1");
        op.createDomain("d", "int check (value > 0)");
        op.createFunction("f(a int)", "returns int return 1");
        op.replaceProcedure("p()", "begin end");
        op.createTrigger("t", "shop.`A`", "after insert on a begin end");
        op.dropTrigger("t", "a");
        op.createTable("o", t -> {
            t.column("b", SqlTypes.integer());
            t.comment("c");
            t.options("sqlite", "strict");
            t.options("mysql", "engine = InnoDB");
        });
    }

    private static void changedRows(Operations op) {
        op.update("shop.account", r -> {
            r.set("b", 1L).set("`A`", null).setExpression("c", "lower(\"d\")");
            r.whereIs("e", "it's").whereIs("d", null).where("f > 0").where("d <> 1");
        });
        op.update("a", r -> r.set("b", true).everyRow());
        op.backfill("a", 5000, r -> r.set("b", new BigDecimal("1.50")).whereIs("b", null));
        op.delete("a", r -> r.whereIs("b", LocalDate.of(2026, 11, 22)));
        op.delete("a", r -> r.everyRow());
    }

    private static void conditions(Operations op) {
        op.createIndex("ix_a", "a", i -> i.columns("b").unique().where("b > 0").concurrently());
        op.dropIndexConcurrently("ix_a", "a", "b");
        op.ifNotExists(o -> {
            o.createTable("t", t -> t.column("b", SqlTypes.integer()));
            o.createIndex("ix_t", "t", "b");
            o.createSequence("number");
            o.alterTable("a", t -> t.addColumn("c", SqlTypes.integer()));
        });
        op.ifExists(o -> {
            o.dropIndex("ix_t", "t");
            o.alterTable("a", t -> t.dropColumn("c"));
            o.dropTable("t");
        });
    }

    private static void partsOfIndexes(Operations op) {
        op.createIndex("ix_p", "a", i -> i.columns("b", "c")
                .nullsFirst()
                .collation("C")
                .operatorClass("text_pattern_ops")
                .descending("d")
                .nullsLast()
                .unique()
                .nullsNotDistinct()
                .include("e", "`F`")
                .where("b > 0")
                .invisible()
                .comment("it's \"new\""));
        op.createIndex("ix_g", "a", i -> i.columns("b").using("GIN").concurrently());
        op.createIndex("ix_t", "a", i -> i.columns("b").using("btree").nullsNotDistinct());
    }

    private static void partsOfConstraints(Operations op) {
        op.createTable("k", t -> {
            t.column("a", SqlTypes.bigint());
            t.primaryKey("pk_k", "a").deferrable();
            t.unique("uq_a", "a").deferrable();
            t.unique("uq_b", "a").nullsNotDistinct().initiallyDeferred();
            t.foreignKey("fk_a", "a").references("t", "b").deferrable();
        });
        op.alterTable("k", t -> {
            t.addForeignKey("fk", "a", "b")
                    .references("t", "c", "d")
                    .onDeleteCascade()
                    .matchFull()
                    .initiallyDeferred()
                    .notValid();
            t.addCheck("ck", "a > 0").notValid();
            t.validateConstraint("fk");
            t.addExclude("ex")
                    .column("a", "=")
                    .operatorClass("gist_int8_ops")
                    .expression("tsrange(b, c)", "&&")
                    .where("a > 0")
                    .initiallyDeferred();
            t.addExclude("ex_b").column("a", "=").using("btree");
            t.dropExclude("ex", "a");
        });
    }

    private static void partsOfColumns(Operations op) {
        op.alterTable("k", t -> {
            t.addColumn("b", SqlTypes.text()).notNull().first();
            t.addColumn("c", SqlTypes.text()).comment("x").after("`B`");
            t.alterColumn("b").collation("C").dropCollation();
            t.alterColumn("b").generatedAs("c || ''").dropGenerated();
        });
    }

    private static void numbers(Operations op) {
        op.createSequence("shop.s", s -> s.start(5)
                .increment(2)
                .minValue(1)
                .maxValue(-9)
                .cycle()
                .cache(20)
                .ownedBy("shop.account", "`Id`"));
        op.alterSequence("s", s -> s.increment(2)
                .start(5)
                .restart()
                .noMinValue()
                .noMaxValue()
                .noCycle()
                .defaultCache()
                .ownedByNone());
        op.alterSequence(
                "s",
                s -> s.restartWith(-5).minValue(-9).maxValue(9).cycle().cache(5).ownedBy("a", "b"));
        op.createTable("numbered", t -> t.column("id", SqlTypes.bigint())
                .identity(i -> i.always()
                        .start(3)
                        .increment(2)
                        .minValue(1)
                        .maxValue(9)
                        .cycle()
                        .cache(4))
                .comment("c"));
        op.alterTable("numbered", t -> t.alterColumn("id").identity(i -> i.cache(9)));
    }

    private static void others(Operations op) {
        op.setSchema("a.b", "`C`");
        op.setSchema("a.b", null);
        op.renameSchema("a", "`B`");
        op.commentOnIndex("ix", "a.b", "it's");
        op.commentOnConstraint("`Uq`", "b", null);
        op.setIndexVisible("ix", "a.b", false);
        op.setIndexVisible("`Ix`", "b", true);
        op.createTable("special", t -> {
            t.column("a", SqlTypes.citext());
            t.column("b", SqlTypes.array(SqlTypes.timestampUtcRange()));
            t.column("c", SqlTypes.interval());
        });
    }

    @Test
    void theTextIsFrozen() {
        Golden.assertMatches("operation/ops1.txt", OperationText.of(everything()));
    }

    @Test
    void theTextDoesNotDependOnTheMachine() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Golden.assertMatches("operation/ops1.txt", OperationText.of(everything()));
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void copiedRowsHaveATextToo() {
        CopyRows copy = new CopyRows(
                TableName.of("a"), TableName.of("b"), Collections.singletonMap(Identifier.of("C"), "lower(d)"));
        assertThat(OperationText.line(copy)).isEqualTo("copy rows of a to b (c = \"lower(d)\")");
        Operations op = new Operations("any");
        op.copy("a", "b", 500, r -> {
            r.columns("id", "`Name`");
            r.set("origin", "import");
            r.setExpression("mail", "lower(email)");
            r.whereIs("gone", false);
            r.where("id > 0");
        });
        assertThat(OperationText.of(op.operations())).isEqualTo("""
                copy rows of a to b (`Name` = "`Name`"; id = "`id`"; mail = "lower(email)"; origin = String "import") \
                where (gone = Boolean "false"; "id > 0") batch 500
                """);
    }

    @Test
    void theChecksumIsThatOfTheText() {
        assertThat(Checksum.of(List.of()))
                .isEqualTo("ops1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Operations op = new Operations("any");
        op.dropTable("a");
        assertThat(Checksum.of(op.operations()))
                .isEqualTo("ops1:81d64523c3a106e57cf674eeaf61723ebf61763da14b908e17606bd136e9f922");
    }
}
