package dev.migrate.conformance;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.raw;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.AlterTableSpec;
import dev.migrate.op.ForeignKeySpec;
import dev.migrate.op.IndexSpec;
import dev.migrate.op.Operations;
import dev.migrate.op.PrimaryKeySpec;
import dev.migrate.schema.Constraint.Action;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One example of everything that a revision can ask for, in the words of its page, on the same two tables. */
public final class OperationSamples {

    private static final Map<String, String> OPTIONS = Map.of(
            "postgresql", "unlogged with (fillfactor = 70)",
            "mysql", "row_format = compressed",
            "mariadb", "row_format = compressed",
            "h2", "not persistent",
            "sqlite", "without rowid");

    private final Map<String, Sample> samples = new LinkedHashMap<>();

    private OperationSamples() {}

    /** Returns the examples by what they show. */
    public static Map<String, Sample> all() {
        OperationSamples all = new OperationSamples();
        all.tables();
        all.columns();
        all.constraints();
        all.indexes();
        ObjectSamples objects = new ObjectSamples(all.samples);
        objects.enumTypes();
        objects.definitions();
        objects.rest();
        RowSamples rows = new RowSamples(all.samples);
        rows.rows();
        rows.ownWords();
        FurtherSamples.add(all::add);
        LessSamples.add(all::add);
        return all.samples;
    }

    private void add(String name, Consumer<Operations> sample) {
        samples.put(name, Sample.of(sample));
    }

    private void alter(String name, Consumer<AlterTableSpec> change) {
        add(name, op -> op.alterTable("account", change));
    }

    /** An example that loses the values of a column. */
    private void losing(String name, String why, Consumer<AlterTableSpec> change) {
        samples.put(name, Sample.losing("account.phone", why, op -> op.alterTable("account", change)));
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
        add("alterTable, options", op -> {
            op.createTable("t", t -> {
                t.column("id", integer()).notNull();
                t.primaryKey("pk_t", "id");
            });
            op.alterTable("t", t -> t.options(op.dialect(), OPTIONS.get(op.dialect())));
        });
        samples.put("dropTable", Sample.losing("account", "the rows go with the table", op -> op.dropTable("account")));
        add("renameTable", op -> op.renameTable("account", "member"));
        alter("comment", t -> t.comment("those who use it"));
    }

    private void columns() {
        alter("addColumn", t -> t.addColumn("email", varchar(320)));
        alter(
                "addColumn, not null with default",
                t -> t.addColumn("email", varchar(320)).notNull().defaultValue("''"));
        alter("addColumn, generated", t -> t.addColumn("twice", bigint()).generatedAs("score * 2"));
        alter("addColumn, enumeration", t -> t.addColumn("state", enumeration("OPEN", "DONE")));
        alter(
                "addColumn, identity",
                t -> t.addColumn("number", bigint()).notNull().identity());
        add(
                "addColumn, collation",
                op -> op.alterTable(
                        "account", t -> t.addColumn("email", varchar(320)).collation(collation(op))));
        alter("addColumn, first", t -> t.addColumn("email", varchar(320)).first());
        alter("addColumn, after", t -> t.addColumn("email", varchar(320)).after("name"));
        losing("dropColumn", "the values go with the column", t -> t.dropColumn("phone"));
        alter("renameColumn", t -> t.renameColumn("name", "full_name"));
        changesOfColumns();
    }

    private void changesOfColumns() {
        alter("alterColumn, type", t -> t.alterColumn("name").type(varchar(120)));
        alter("alterColumn, type using", t -> t.alterColumn("score").type(integer(), "score + 0"));
        alter("alterColumn, not null", t -> t.alterColumn("score").notNull());
        alter("alterColumn, nullable", t -> t.alterColumn("name").nullable());
        alter("alterColumn, default", t -> t.alterColumn("score").defaultValue("1"));
        alter("alterColumn, identity", t -> t.alterColumn("id").identity(1000, 1));
        losing(
                "alterColumn, generated",
                "the values that it computes take the place of those that it had",
                t -> t.alterColumn("phone").generatedAs("lower(name)"));
        add("alterColumn, generated from something else", op -> {
            op.alterTable("account", t -> t.addColumn("twice", bigint()).generatedAs("score * 2"));
            op.alterTable("account", t -> t.alterColumn("twice").generatedAs("score * 2 + 1"));
        });
        add("alterColumn, generated no longer", op -> {
            op.alterTable("account", t -> t.addColumn("twice", bigint()).generatedAs("score * 2"));
            op.alterTable("account", t -> t.alterColumn("twice").dropGenerated());
        });
        add(
                "alterColumn, collation",
                op -> op.alterTable("account", t -> t.alterColumn("phone").collation(collation(op))));
        alter("alterColumn, comment", t -> t.alterColumn("name").comment("as it is spelled"));
    }

    static String collation(Operations op) {
        return switch (op.dialect()) {
            case "sqlite" -> "nocase";
            case "mysql", "mariadb" -> "utf8mb4_bin";
            default -> "C";
        };
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
        alter("addCheck", t -> t.addCheck("ck_account_name", "name <> 'x'"));
        primaryKey("", key -> {});
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
        primaryKey(", deferrable", PrimaryKeySpec::deferrable);
        primaryKey(", initially deferred", PrimaryKeySpec::initiallyDeferred);
        key("deferrable", ForeignKeySpec::deferrable);
        key("initially deferred", ForeignKeySpec::initiallyDeferred);
        key("not valid", ForeignKeySpec::notValid);
        add("addForeignKey, match full", op -> {
            op.createTable("pair", t -> {
                t.column("a", bigint()).notNull();
                t.column("b", bigint()).notNull();
                t.primaryKey("pk_pair", "a", "b");
            });
            op.insert("pair", rows -> rows.columns("a", "b").row(1, 1).row(2, 2).row(3, 3));
            op.alterTable("account", t -> t.addForeignKey("fk_again", "score", "team_id")
                    .references("pair", "a", "b")
                    .matchFull());
        });
        alter("addCheck, not valid", t -> t.addCheck("ck_account_name", "name <> 'x'")
                .notValid());
        alter(
                "addExclude",
                t -> t.addExclude("ex_account_name").column("name", "=").using("hash"));
        add("validateConstraint", op -> {
            op.alterTable(
                    "account", t -> t.addCheck("ck_account_name", "name <> 'x'").notValid());
            op.alterTable("account", t -> t.validateConstraint("ck_account_name"));
        });
    }

    private void primaryKey(String name, Consumer<PrimaryKeySpec> definition) {
        add("addPrimaryKey" + name, op -> {
            op.createTable("t", t -> t.column("id", integer()).notNull());
            op.insert("t", rows -> rows.columns("id").row(1).row(2));
            op.alterTable("t", t -> definition.accept(t.addPrimaryKey("pk_t", "id")));
        });
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
        add("dropIndex, concurrently", op -> op.dropIndexConcurrently("ix_account_score", "account"));
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
        add(
                "createIndex, collation",
                op -> op.createIndex("ix", "account", i -> i.columns("name").collation(collation(op))));
        index("using hash", i -> i.columns("name").using("hash"));
        add("createIndex, using gin, operator class", op -> {
            op.createTable("t", t -> t.column("data", raw("jsonb")));
            op.createIndex("ix", "t", i -> i.columns("data")
                    .operatorClass("jsonb_path_ops")
                    .using("gin"));
        });
        index("using brin", i -> i.columns("id").using("brin"));
        index("using fulltext", i -> i.columns("name").using("fulltext"));
        add("createIndex, using spatial", op -> {
            String point = op.dialect().equals("h2") ? "geometry" : "point";
            op.createTable("t", t -> t.column("place", raw(point)).notNull());
            op.createIndex("ix", "t", i -> i.columns("place").using("spatial"));
        });
        index("invisible", i -> i.columns("name").invisible());
        index("comment", i -> i.columns("name").comment("who is called so"));
    }
}
