package db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.date;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.timestampUtc;
import static dev.migrate.op.SqlTypes.uuid;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "a52c102288ca", down = "eadcd3fb2ae9", message = "add payments and stock", database = "h2:2")
public class Rev20261122_1100_AddPaymentsAndStock implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createSequence("warehouse_seq", 1, 50);
        op.createTable("warehouse", t -> {
            t.column("id", bigint()).notNull();
            t.column("code", varchar(16)).notNull();
            t.column("street", varchar(120)).notNull();
            t.column("postal_code", varchar(12)).notNull();
            t.column("city", varchar(80)).notNull();
            t.column("country", varchar(2)).notNull();
            t.primaryKey("pk_warehouse", "id");
            t.unique("uq_warehouse_code", "code");
        });
        op.createTable("stock_item", t -> {
            t.column("warehouse_id", bigint()).notNull();
            t.column("product_id", uuid()).notNull();
            t.column("quantity", integer()).notNull();
            t.column("reserved", integer()).notNull().defaultValue("0");
            t.column("version", bigint()).notNull();
            t.primaryKey("pk_stock_item", "warehouse_id", "product_id");
            t.foreignKey("fk_stock_item_product_id", "product_id")
                    .references("physical_product", "id")
                    .onDeleteCascade();
            t.foreignKey("fk_stock_item_warehouse_id", "warehouse_id").references("warehouse", "id");
            t.check("ck_stock_item_quantity", "quantity>=0");
            t.check("ck_stock_item_reserved", "reserved>=0");
            t.check("ck_stock_item_quantity_reserved", "reserved <= quantity");
        });
        op.alterTable("customer", t -> {
            t.addColumn("newsletter", bool()).notNull().defaultValue("false");
        });
        op.createIndex("ix_orders_customer_placed_at", "orders", i -> {
            i.columns("customer_id");
            i.descending("placed_at");
        });
        op.createIndex("ix_orders_status", "orders", "status");
        op.createTable("payment", t -> {
            t.column("id", uuid()).notNull();
            t.column("kind", varchar(16)).notNull();
            t.column("version", bigint()).notNull();
            t.column("created_at", timestampUtc(6)).notNull();
            t.column("updated_at", timestampUtc(6)).notNull();
            t.column("order_id", bigint()).notNull();
            t.column("amount", numeric(12, 2)).notNull();
            t.column("currency", varchar(3)).notNull();
            t.column(
                            "status",
                            enumeration("PENDING", "CAPTURED", "REFUNDED", "FAILED")
                                    .length(16))
                    .notNull();
            t.column("last_digits", varchar(4));
            t.column("expires_on", date());
            t.column("invoice_number", varchar(24));
            t.column("term_of_payment", numeric(21, 0));
            t.primaryKey("pk_payment", "id");
            t.unique("uq_payment_invoice_number", "invoice_number");
            t.foreignKey("fk_payment_order", "order_id").references("orders", "id");
            t.check("ck_payment_kind", "kind in ('CARD', 'INVOICE')");
            t.check("ck_payment_amount", "amount > 0");
        });
        op.createIndex("ix_payment_order_status", "payment", "order_id", "status");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("ix_payment_order_status", "payment");
        op.dropTable("payment");
        op.dropIndex("ix_orders_status", "orders");
        op.dropIndex("ix_orders_customer_placed_at", "orders");
        op.alterTable("customer", t -> {
            t.dropColumn("newsletter");
        });
        op.dropTable("stock_item");
        op.dropTable("warehouse");
        op.dropSequence("warehouse_seq");
    }
}
