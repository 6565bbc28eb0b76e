package dev.migrate.dialect;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.namedEnumeration;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.AlterTableSpec;
import dev.migrate.op.ForeignKeySpec;
import dev.migrate.op.IndexSpec;
import dev.migrate.op.Operations;
import dev.migrate.op.PrimaryKeySpec;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One example of everything that a revision can ask for, in the words of its page, on the same two tables. */
final class OperationSamples {

    private static final Map<String, String> OPTIONS = Map.of(
            "postgresql", "unlogged with (fillfactor = 70)",
            "mysql", "row_format = compressed",
            "mariadb", "row_format = compressed",
            "h2", "not persistent",
            "sqlite", "without rowid");

    private final Map<String, Consumer<Operations>> samples = new LinkedHashMap<>();

    private OperationSamples() {}

    /** Returns the examples by what they show. */
    static Map<String, Consumer<Operations>> all() {
        OperationSamples all = new OperationSamples();
        all.tables();
        all.columns();
        all.constraints();
        all.indexes();
        all.enumTypes();
        all.definitions();
        all.rest();
        FurtherSamples.add(all::add);
        return all.samples;
    }

    /** Returns the schema that the examples meet, as a dialect's database has it. */
    static Schema before(Dialect dialect) {
        Operations op = new Operations(dialect.name());
        op.createTable("team", t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_team", "id");
        });
        op.createTable("account", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("name", varchar(80)).notNull();
            t.column("score", integer()).defaultValue("0");
            t.column("phone", varchar(20));
            t.column("team_id", bigint());
            t.primaryKey("pk_account", "id");
            t.unique("uq_account_name", "name");
            t.check("ck_account_score", "score >= 0");
            t.foreignKey("fk_account_team", "team_id").references("team", "id");
        });
        op.createIndex("ix_account_score", "account", "score");
        return Replay.from(Schema.empty())
                .apply(dialect.lowering().rewriteAll(op.operations(), Schema.empty()))
                .schema();
    }

    private void add(String name, Consumer<Operations> sample) {
        samples.put(name, sample);
    }

    private void alter(String name, Consumer<AlterTableSpec> change) {
        add(name, op -> op.alterTable("account", change));
    }

    private void tables() {
        add("createTable", op -> op.createTable("t", t -> t.column("id", integer())));
        add(
                "createTable, comment",
                op -> op.createTable("t", t -> {
                    t.column("id", integer());
                    t.comment("those who use it");
                }));
        add(
                "createTable, options",
                op -> op.createTable("t", t -> {
                    t.column("id", integer()).notNull();
                    t.primaryKey("pk_t", "id");
                    t.options(op.dialect(), op.dialect().equals("sqlite") ? "without rowid" : "");
                }));
        add(
                "alterTable, options",
                op -> op.alterTable("team", t -> t.options(op.dialect(), OPTIONS.get(op.dialect()))));
        add("dropTable", op -> op.dropTable("account"));
        add("renameTable", op -> op.renameTable("account", "member"));
        alter("comment", t -> t.comment("those who use it"));
    }

    private void columns() {
        alter("addColumn", t -> t.addColumn("email", varchar(320)));
        alter(
                "addColumn, not null with default",
                t -> t.addColumn("email", varchar(320)).notNull().defaultValue("''"));
        alter("addColumn, generated", t -> t.addColumn("twice", integer()).generatedAs("score * 2"));
        alter("addColumn, enumeration", t -> t.addColumn("state", enumeration("OPEN", "DONE")));
        alter(
                "addColumn, identity",
                t -> t.addColumn("number", bigint()).notNull().identity());
        alter("addColumn, collation", t -> t.addColumn("email", varchar(320)).collation("C"));
        alter("addColumn, first", t -> t.addColumn("email", varchar(320)).first());
        alter("addColumn, after", t -> t.addColumn("email", varchar(320)).after("name"));
        alter("dropColumn", t -> t.dropColumn("phone"));
        alter("renameColumn", t -> t.renameColumn("name", "full_name"));
        alter("alterColumn, type", t -> t.alterColumn("name").type(varchar(120)));
        alter("alterColumn, type using", t -> t.alterColumn("score").type(bigint(), "score + 0"));
        alter("alterColumn, not null", t -> t.alterColumn("score").notNull());
        alter("alterColumn, nullable", t -> t.alterColumn("name").nullable());
        alter("alterColumn, default", t -> t.alterColumn("score").defaultValue("1"));
        alter("alterColumn, identity", t -> t.alterColumn("id").identity(1000, 1));
        alter("alterColumn, generated", t -> t.alterColumn("phone").generatedAs("lower(name)"));
        add("alterColumn, generated from something else", op -> {
            op.alterTable("account", t -> t.addColumn("twice", integer()).generatedAs("score * 2"));
            op.alterTable("account", t -> t.alterColumn("twice").generatedAs("score * 2 + 1"));
        });
        add("alterColumn, generated no longer", op -> {
            op.alterTable("account", t -> t.addColumn("twice", integer()).generatedAs("score * 2"));
            op.alterTable("account", t -> t.alterColumn("twice").dropGenerated());
        });
        alter("alterColumn, collation", t -> t.alterColumn("phone").collation("C"));
        alter("alterColumn, comment", t -> t.alterColumn("name").comment("as it is spelled"));
    }

    private void constraints() {
        alter("addUnique", t -> t.addUnique("uq_account_score", "score"));
        alter("addForeignKey", t -> t.addForeignKey("fk_again", "score").references("team", "id"));
        alter("addForeignKey, on delete cascade", t -> t.addForeignKey("fk_again", "score")
                .references("team", "id")
                .onDeleteCascade());
        alter("addForeignKey, on delete set default", t -> t.addForeignKey("fk_again", "score")
                .references("team", "id")
                .onDelete(Action.SET_DEFAULT));
        alter("addCheck", t -> t.addCheck("ck_account_name", "name <> ''"));
        add(
                "addPrimaryKey",
                op -> op.alterTable("team", t -> {
                    t.dropPrimaryKey("pk_team", "id");
                    t.addPrimaryKey("pk_again", "id");
                }));
        partsOfConstraints();
        alter("dropUnique", t -> t.dropUnique("uq_account_name", "name"));
        alter("dropForeignKey", t -> t.dropForeignKey("fk_account_team", "team_id"));
        alter("dropCheck", t -> t.dropCheck("ck_account_score"));
        alter("renameConstraint", t -> t.renameConstraint("uq_account_name", "uq_account_full_name"));
    }

    private void partsOfConstraints() {
        alter("addUnique, nulls not distinct", t -> t.addUnique("uq_account_phone", "phone")
                .nullsNotDistinct());
        alter("addUnique, deferrable", t -> t.addUnique("uq_account_score", "score")
                .deferrable());
        alter("addUnique, initially deferred", t -> t.addUnique("uq_account_score", "score")
                .initiallyDeferred());
        primaryKey("deferrable", PrimaryKeySpec::deferrable);
        primaryKey("initially deferred", PrimaryKeySpec::initiallyDeferred);
        key("deferrable", ForeignKeySpec::deferrable);
        key("initially deferred", ForeignKeySpec::initiallyDeferred);
        key("not valid", ForeignKeySpec::notValid);
        alter("addForeignKey, match full", t -> t.addForeignKey("fk_again", "score", "team_id")
                .references("pair", "a", "b")
                .matchFull());
        alter("addCheck, not valid", t -> t.addCheck("ck_account_name", "name <> ''")
                .notValid());
        alter(
                "addExclude",
                t -> t.addExclude("ex_account_name").column("name", "=").using("hash"));
        add("validateConstraint", op -> {
            op.alterTable(
                    "account", t -> t.addCheck("ck_account_name", "name <> ''").notValid());
            op.alterTable("account", t -> t.validateConstraint("ck_account_name"));
        });
    }

    private void primaryKey(String name, Consumer<PrimaryKeySpec> definition) {
        add(
                "addPrimaryKey, " + name,
                op -> op.alterTable("team", t -> {
                    t.dropPrimaryKey("pk_team", "id");
                    definition.accept(t.addPrimaryKey("pk_again", "id"));
                }));
    }

    private void key(String name, Consumer<ForeignKeySpec> definition) {
        alter(
                "addForeignKey, " + name,
                t -> definition.accept(t.addForeignKey("fk_again", "score").references("team", "id")));
    }

    private void indexes() {
        add("createIndex", op -> op.createIndex("ix", "account", "name"));
        add(
                "createIndex, unique",
                op -> op.createIndex("ix", "account", i -> i.columns("name").unique()));
        add("createIndex, descending", op -> op.createIndex("ix", "account", i -> i.descending("name")));
        add("createIndex, expression", op -> op.createIndex("ix", "account", i -> i.expression("lower(name)")));
        add(
                "createIndex, where",
                op -> op.createIndex("ix", "account", i -> i.columns("name").where("score > 0")));
        kindsOfIndexes();
        add(
                "createIndex, concurrently",
                op -> op.createIndex("ix", "account", i -> i.columns("name").concurrently()));
        add("dropIndex", op -> op.dropIndex("ix_account_score", "account"));
        add("renameIndex", op -> op.renameIndex("account", "ix_account_score", "ix_account_points"));
    }

    private void index(String name, Consumer<IndexSpec> definition) {
        add("createIndex, " + name, op -> op.createIndex("ix", "account", definition));
    }

    private void kindsOfIndexes() {
        index("nulls last", i -> i.columns("name").nullsLast());
        index("nulls first", i -> i.columns("name").nullsFirst());
        index("include", i -> i.columns("name").include("score"));
        index("nulls not distinct", i -> i.columns("phone").unique().nullsNotDistinct());
        index("collation", i -> i.columns("name").collation("C"));
        index("using hash", i -> i.columns("name").using("hash"));
        index(
                "using gin, operator class",
                i -> i.columns("name").operatorClass("gin_trgm_ops").using("gin"));
        index("using brin", i -> i.columns("id").using("brin"));
        index("using fulltext", i -> i.columns("name").using("fulltext"));
        index("using spatial", i -> i.columns("name").using("spatial"));
        index("invisible", i -> i.columns("name").invisible());
        index("comment", i -> i.columns("name").comment("who is called so"));
    }

    private void enumTypes() {
        add("createEnum", op -> op.createEnum("mood", "GLAD", "SAD"));
        add("addColumn of an enum type", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterTable("account", t -> t.addColumn("mood", namedEnumeration("mood", "GLAD", "SAD")));
        });
        add("alterEnum, new label", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterEnum("mood", "GLAD", "CALM", "SAD");
        });
        add("alterEnum, without a label", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterEnum("mood", "GLAD");
        });
        add("renameEnumLabel", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.renameEnumLabel("mood", "GLAD", "HAPPY");
        });
        add("renameEnumLabel, of a column", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterTable("account", t -> t.addColumn("mood", namedEnumeration("mood", "GLAD", "SAD")));
            op.renameEnumLabel("mood", "GLAD", "HAPPY", "account.mood");
        });
        add("renameEnum", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.alterTable("account", t -> t.addColumn("mood", namedEnumeration("mood", "GLAD", "SAD")));
            op.renameEnum("mood", "feeling");
        });
        add("dropEnum", op -> {
            op.createEnum("mood", "GLAD", "SAD");
            op.dropEnum("mood");
        });
    }

    private void definitions() {
        add("createDomain", op -> op.createDomain("positive", "integer check (value > 0)"));
        add("replaceDomain", op -> {
            op.createDomain("positive", "integer check (value > 0)");
            op.replaceDomain("positive", "bigint check (value > 0)");
        });
        add("createView", op -> op.createView("overview", "select id from account"));
        add("replaceView", op -> {
            op.createView("overview", "select id from account");
            op.replaceView("overview", "select id, name from account");
        });
        otherNames();
        add("dropView", op -> {
            op.createView("overview", "select id from account");
            op.dropView("overview");
        });
        add("createMaterializedView", op -> op.createMaterializedView("summary", "select id from account"));
        add("replaceMaterializedView", op -> {
            op.createMaterializedView("summary", "select id from account");
            op.replaceMaterializedView("summary", "select id, name from account");
        });
        add("createFunction", op -> op.createFunction("one()", "returns integer return 1"));
        add("replaceFunction", op -> {
            op.createFunction("one()", "returns integer return 1");
            op.replaceFunction("one()", "returns integer return 2");
        });
        add("createProcedure", op -> op.createProcedure("tidy()", "begin end"));
        add("createTrigger", op -> op.createTrigger("tr", "account", "after insert on account begin end"));
        add("replaceTrigger", op -> {
            op.createTrigger("tr", "account", "after insert on account begin end");
            op.replaceTrigger("tr", "account", "after update on account begin end");
        });
    }

    private void otherNames() {
        add("renameView", op -> {
            op.createView("v", "select 1 as a");
            op.renameView("v", "w");
        });
        add("renameMaterializedView", op -> {
            op.createMaterializedView("v", "select 1 as a");
            op.renameMaterializedView("v", "w");
        });
        add("renameDomain", op -> {
            op.createDomain("positive", "integer");
            op.renameDomain("positive", "natural_number");
        });
    }

    private void rest() {
        add("createSequence", op -> op.createSequence("account_seq", 1, 50));
        add("alterSequence", op -> {
            op.createSequence("account_seq", 1, 50);
            op.alterSequence("account_seq", 100);
        });
        add("renameSequence", op -> {
            op.createSequence("account_seq", 1, 50);
            op.renameSequence("account_seq", "member_seq");
        });
        add("createSchema", op -> op.createSchema("crm"));
        add("insert", op -> op.insert("team", rows -> rows.columns("id").row(1)));
        add("update", op -> op.update("account", r -> r.set("score", 1).whereIs("phone", null)));
        add("delete", op -> op.delete("account", r -> r.where("score > 0")));
        add(
                "backfill",
                op -> op.backfill("account", 1000, r -> r.set("score", 0).whereIs("score", null)));
        add("copy", op -> op.copy("account", "team", r -> r.columns("id").where("score > 0")));
        add(
                "copy, some at a time",
                op -> op.copy("account", "team", 1000, r -> r.columns("id").everyRow()));
    }
}
