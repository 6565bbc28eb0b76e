package dev.migrate.conformance;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.AlterTableSpec;
import dev.migrate.op.ForeignKeySpec;
import dev.migrate.op.Operations;
import dev.migrate.schema.Constraint.Action;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Operations that take away a part of a table or of a column, and what else foreign keys do, each under a name. */
final class LessSamples {

    private LessSamples() {}

    static void add(BiConsumer<String, Consumer<Operations>> samples) {
        samples.accept("dropPrimaryKey", op -> {
            op.createTable("t", t -> {
                t.column("id", integer()).notNull();
                t.primaryKey("pk_t", "id");
            });
            op.insert("t", rows -> rows.columns("id").row(1).row(2));
            op.alterTable("t", t -> t.dropPrimaryKey("pk_t", "id"));
        });
        samples.accept("dropPrimaryKey, of an identity", op -> {
            op.createTable("t", t -> {
                t.column("id", bigint()).notNull().identity();
                t.primaryKey("pk_t", "id");
            });
            op.alterTable("t", t -> t.dropPrimaryKey("pk_t", "id"));
        });
        samples.accept("dropExclude", op -> {
            op.alterTable(
                    "account",
                    t -> t.addExclude("ex_account_name").column("name", "=").using("hash"));
            op.alterTable("account", t -> t.dropExclude("ex_account_name"));
        });
        samples.accept("dropComment", op -> {
            op.alterTable("account", t -> t.comment("who buys"));
            op.alterTable("account", AlterTableSpec::dropComment);
        });
        columns(samples);
        keys(samples);
    }

    private static void columns(BiConsumer<String, Consumer<Operations>> samples) {
        samples.accept(
                "alterColumn, no default",
                op -> op.alterTable("account", t -> t.alterColumn("score").dropDefault()));
        samples.accept(
                "alterColumn, no identity",
                op -> op.alterTable("account", t -> t.alterColumn("id").dropIdentity()));
        samples.accept("alterColumn, no comment", op -> {
            op.alterTable("account", t -> t.alterColumn("name").comment("as it is spelled"));
            op.alterTable("account", t -> t.alterColumn("name").dropComment());
        });
        samples.accept("alterColumn, no collation", op -> {
            op.createTable("t", t -> t.column("name", varchar(20)).collation(OperationSamples.collation(op)));
            op.insert("t", rows -> rows.columns("name").row("Ann"));
            op.alterTable("t", t -> t.alterColumn("name").dropCollation());
        });
    }

    private static void keys(BiConsumer<String, Consumer<Operations>> samples) {
        key(samples, "on delete set null", key -> key.onDelete(Action.SET_NULL));
        key(samples, "on delete restrict", key -> key.onDelete(Action.RESTRICT));
        key(samples, "on update cascade", key -> key.onUpdate(Action.CASCADE));
        key(samples, "on update set null", key -> key.onUpdate(Action.SET_NULL));
    }

    private static void key(
            BiConsumer<String, Consumer<Operations>> samples, String name, Consumer<ForeignKeySpec> definition) {
        samples.accept("addForeignKey, " + name, op -> {
            op.createTable("pet", t -> t.column("team_id", bigint()));
            op.insert("pet", rows -> rows.columns("team_id").row(1).row(3));
            op.alterTable(
                    "pet",
                    t -> definition.accept(
                            t.addForeignKey("fk_pet_team", "team_id").references("team", "id")));
        });
    }
}
