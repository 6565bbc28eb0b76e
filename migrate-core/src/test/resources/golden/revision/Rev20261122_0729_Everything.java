package dev.migrate.source.db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.text;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;
import dev.migrate.schema.Constraint.Action;

@Revision(id = "3f2a9c1d7b42", down = "9b1c44e0a6f1", message = "add account e-mail")
public class Rev20261122_0729_Everything implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createSchema("shop");
        op.createSequence("shop.ticket", 1, 50);
        op.createTable("shop.`Order`", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("number", bigint()).notNull().identityAlways(10000000000L, 5);
            t.column("note", text()).defaultValue("'it''s \"x\"'").comment("naïve\n\ud83d\ude00");
            t.column("lower_note", text()).generatedAs("lower(note)");
            t.primaryKey("pk_order", "id");
            t.unique("uq_order_number", "number");
            t.foreignKey("fk_order_parent", "number").references("shop.`Order`", "id").onDeleteCascade();
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
        op.alterTable("account", t -> {
            t.dropColumn("name");
        });
        op.alterTable("account", t -> {
            t.options("postgresql", "unlogged with (fillfactor = 70)");
            t.dropOptions("mysql", "row_format", "checksum");
        });
        op.insert("account", r -> {
            r.columns("status");
            r.row("NEW");
            r.row((Object) null);
        });
        op.execute("update account set status = 'OLD'");
        op.checkpoint();
    }

    @Override
    public void downgrade(Operations op) {
        op.checkpoint();
        op.alterTable("account", t -> {
            t.dropOptions("mysql", "row_format", "checksum");
            t.dropOptions("postgresql", "unlogged", "fillfactor");
        });
        op.alterTable("account", t -> {
            t.addColumn("name", varchar(80));
        });
        op.dropIndex("ix_order", "shop.`Order`");
        op.dropTable("shop.`Order`");
        op.dropSequence("shop.ticket");
        op.dropSchema("shop");
    }
}
