package db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.clob;
import static dev.migrate.op.SqlTypes.date;
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

@Revision(id = "eadcd3fb2ae9", down = "e770bdb509cb", message = "add customers and orders", database = "h2:2")
public class Rev20261122_1059_AddCustomersAndOrders implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("customer", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("version", bigint()).notNull();
            t.column("created_at", timestampUtc(6)).notNull();
            t.column("updated_at", timestampUtc(6)).notNull();
            t.column("email", varchar(320)).notNull().comment("Login and address for receipts");
            t.column("first_name", varchar(80));
            t.column("last_name", varchar(80)).notNull();
            t.column("status", enumeration("ACTIVE", "BLOCKED", "CLOSED").length(16))
                    .notNull()
                    .defaultValue("'ACTIVE'");
            t.column("birthday", date());
            t.column("billing_street", varchar(120)).notNull();
            t.column("billing_postal_code", varchar(12)).notNull();
            t.column("billing_city", varchar(80)).notNull();
            t.column("billing_country", varchar(2)).notNull();
            t.column("shipping_street", varchar(120));
            t.column("shipping_postal_code", varchar(12));
            t.column("shipping_city", varchar(80));
            t.column("shipping_country", varchar(2));
            t.primaryKey("pk_customer", "id");
        });
        op.createIndex("ix_customer_last_first_name", "customer", "last_name", "first_name");
        op.createTable("customer_contact", t -> {
            t.column("customer_id", bigint()).notNull();
            t.column("contacts_key", enumeration("EMAIL", "PHONE", "POST")).notNull();
            t.column("contact", varchar(120)).notNull();
            t.primaryKey("pk_customer_contact", "customer_id", "contacts_key");
            t.foreignKey("fk_customer_contact_customer_id", "customer_id").references("customer", "id");
        });
        op.createTable("customer_profile", t -> {
            t.column("customer_id", bigint()).notNull();
            t.column("nickname", varchar(60));
            t.column("biography", clob());
            t.column("preferences", json()).notNull();
            t.primaryKey("pk_customer_profile", "customer_id");
            t.foreignKey("fk_customer_profile_customer_id", "customer_id")
                    .references("customer", "id")
                    .onDeleteCascade();
        });
        op.createTable("orders", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("version", bigint()).notNull();
            t.column("created_at", timestampUtc(6)).notNull();
            t.column("updated_at", timestampUtc(6)).notNull();
            t.column("order_number", varchar(24)).notNull();
            t.column("customer_id", bigint()).notNull();
            t.column(
                            "status",
                            enumeration("PLACED", "PAID", "SHIPPED", "DELIVERED", "CANCELLED")
                                    .length(16))
                    .notNull()
                    .defaultValue("'PLACED'");
            t.column("placed_at", timestampUtc(6)).notNull();
            t.column("total", numeric(12, 2)).notNull();
            t.column("currency", varchar(3)).notNull();
            t.column("ship_street", varchar(120)).notNull();
            t.column("ship_postal_code", varchar(12)).notNull();
            t.column("ship_city", varchar(80)).notNull();
            t.column("ship_country", varchar(2)).notNull();
            t.primaryKey("pk_orders", "id");
            t.unique("uq_orders_order_number", "order_number");
            t.foreignKey("fk_orders_customer", "customer_id").references("customer", "id");
        });
        op.createTable("order_line", t -> {
            t.column("id", uuid()).notNull();
            t.column("order_id", bigint()).notNull();
            t.column("line_no", integer()).notNull();
            t.column("product_id", uuid()).notNull();
            t.column("quantity", integer()).notNull();
            t.column("unit_price", numeric(12, 2)).notNull();
            t.column("currency", varchar(3)).notNull();
            t.primaryKey("pk_order_line", "id");
            t.unique("uk_order_line_order_line_no", "order_id", "line_no");
            t.foreignKey("fk_order_line_order", "order_id")
                    .references("orders", "id")
                    .onDeleteCascade();
            t.foreignKey("fk_order_line_product", "product_id").references("product", "id");
            t.check("ck_order_line_line_no", "line_no>=1");
            t.check("ck_order_line_quantity", "quantity>=1");
        });
        op.createIndex("ix_order_line_product", "order_line", "product_id");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("ix_order_line_product", "order_line");
        op.dropTable("order_line");
        op.dropTable("orders");
        op.dropTable("customer_profile");
        op.dropTable("customer_contact");
        op.dropIndex("ix_customer_last_first_name", "customer");
        op.dropTable("customer");
    }
}
