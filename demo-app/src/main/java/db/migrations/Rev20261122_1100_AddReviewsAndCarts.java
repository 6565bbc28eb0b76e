package db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.json;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.timestampUtc;
import static dev.migrate.op.SqlTypes.uuid;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "62396f6ce493", down = "a52c102288ca", message = "add reviews and carts", database = "h2:2")
public class Rev20261122_1100_AddReviewsAndCarts implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterTable("product", t -> {
            t.renameColumn("title", "name");
        });
        op.createSequence("review_seq", 1, 50);
        op.createTable("cart", t -> {
            t.column("id", uuid()).notNull();
            t.column("customer_id", bigint()).notNull();
            t.column("keep_for", numeric(21, 0));
            t.primaryKey("pk_cart", "id");
            t.unique("uq_cart_customer_id", "customer_id");
            t.foreignKey("fk_cart_customer_id", "customer_id").references("customer", "id");
        });
        op.alterTable("product", t -> {
            t.addColumn("list_price", numeric(12, 2));
            t.addColumn("list_currency", varchar(3));
            t.addColumn("attributes", json());
        });
        op.createTable("cart_item", t -> {
            t.column("id", uuid()).notNull();
            t.column("cart_id", uuid()).notNull();
            t.column("product_id", uuid()).notNull();
            t.column("quantity", integer()).notNull();
            t.primaryKey("pk_cart_item", "id");
            t.unique("uq_cart_item_cart_id_product_id", "cart_id", "product_id");
            t.foreignKey("fk_cart_item_cart_id", "cart_id")
                    .references("cart", "id")
                    .onDeleteCascade();
            t.foreignKey("fk_cart_item_product_id", "product_id")
                    .references("product", "id")
                    .onDeleteCascade();
            t.check("ck_cart_item_quantity", "(quantity<=99) and (quantity>=1)");
        });
        op.createTable("review", t -> {
            t.column("id", bigint()).notNull();
            t.column("product_id", uuid()).notNull();
            t.column("customer_id", bigint()).notNull();
            t.column("rating", integer()).notNull();
            t.column("title", varchar(120));
            t.column("body", varchar(4000));
            t.column("written_at", timestampUtc(6)).notNull();
            t.primaryKey("pk_review", "id");
            t.foreignKey("fk_review_customer", "customer_id").references("customer", "id");
            t.foreignKey("fk_review_product", "product_id")
                    .references("product", "id")
                    .onDeleteCascade();
            t.check("ck_review_rating", "(rating<=5) and (rating>=1)");
        });
        op.createIndex("ix_review_product_rating", "review", i -> {
            i.columns("product_id");
            i.descending("rating");
        });
        op.alterTable("product_flag", t -> {
            t.alterColumn("flag")
                    .type(enumeration("NEW", "BESTSELLER", "CLEARANCE", "REFURBISHED")
                            .length(16));
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("product_flag", t -> {
            // fails while flag holds REFURBISHED: change such rows first
            t.alterColumn("flag")
                    .type(enumeration("NEW", "BESTSELLER", "CLEARANCE").length(16));
        });
        op.dropIndex("ix_review_product_rating", "review");
        op.dropTable("review");
        op.dropTable("cart_item");
        op.alterTable("product", t -> {
            t.dropColumn("attributes");
            t.dropColumn("list_currency");
            t.dropColumn("list_price");
        });
        op.dropTable("cart");
        op.dropSequence("review_seq");
        op.alterTable("product", t -> {
            t.renameColumn("name", "title");
        });
    }
}
