package db.migrations;

import static dev.migrate.op.SqlTypes.integer;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "8eb952f0d7f1", down = "938f722751ca", message = "tighten", database = "h2:2")
public class Rev20261122_1103_Tighten implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterTable("category", t -> {
            t.addColumn("sort_order", integer()).notNull().defaultValue("0");
        });
        op.alterTable("customer", t -> {
            t.addUnique("uk_customer_email", "email");
        });
        op.alterTable("product", t -> {
            t.addCheck("ck_product_list_price", "list_price is null or list_price >= price");
        });
        op.createIndex("ix_product_released_on", "product", i -> {
            i.descending("released_on");
            i.columns("sku");
        });
        op.alterTable("review", t -> {
            t.alterColumn("title").notNull();
            t.addUnique("uk_review_customer_product", "customer_id", "product_id");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("review", t -> {
            t.dropUnique("uk_review_customer_product");
            t.alterColumn("title").nullable();
        });
        op.dropIndex("ix_product_released_on", "product");
        op.alterTable("product", t -> {
            t.dropCheck("ck_product_list_price");
        });
        op.alterTable("customer", t -> {
            t.dropUnique("uk_customer_email");
        });
        op.alterTable("category", t -> {
            t.dropColumn("sort_order");
        });
    }
}
