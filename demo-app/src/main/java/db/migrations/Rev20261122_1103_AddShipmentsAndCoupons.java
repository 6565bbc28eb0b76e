package db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.date;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.timestampUtc;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "938f722751ca", down = "9244b862290d", message = "add shipments and coupons", database = "h2:2")
public class Rev20261122_1103_AddShipmentsAndCoupons implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createSequence("shipment_no_seq", 1000, 20);
        op.createTable("coupon", t -> {
            t.column("code", varchar(20)).notNull();
            t.column("percent", numeric(5, 2)).notNull();
            t.column("valid_from", date()).notNull();
            t.column("valid_until", date());
            t.column("max_uses", integer()).notNull().defaultValue("100").comment("How many orders may use it");
            t.primaryKey("pk_coupon", "code");
            t.check("ck_coupon_max_uses", "max_uses > 0");
            t.check("ck_coupon_percent", "percent > 0 and percent <= 100");
            t.check("ck_coupon_validity", "valid_until is null or valid_until >= valid_from");
            t.comment("Codes that make an order cheaper");
        });
        op.alterTable("orders", t -> {
            t.addColumn("note", varchar(500));
            t.alterColumn("status")
                    .type(enumeration("PLACED", "PAID", "SHIPPED", "DELIVERED", "CANCELLED", "RETURNED")
                            .length(16));
        });
        op.createTable("order_coupon", t -> {
            t.column("order_id", bigint()).notNull();
            t.column("coupon_code", varchar(20)).notNull();
            t.primaryKey("pk_order_coupon", "order_id", "coupon_code");
            t.foreignKey("fk_order_coupon_coupon", "coupon_code").references("coupon", "code");
            t.foreignKey("fk_order_coupon_order", "order_id").references("orders", "id");
        });
        op.createTable("shipment", t -> {
            t.column("id", bigint()).notNull();
            t.column("order_id", bigint()).notNull();
            t.column("warehouse_id", bigint()).notNull();
            t.column("carrier", enumeration("POST", "COURIER", "PICKUP").length(16))
                    .notNull();
            t.column("tracking_code", varchar(40));
            t.column("sent_at", timestampUtc(6));
            t.column("delivered_on", date());
            t.primaryKey("pk_shipment", "id");
            t.unique("uq_shipment_carrier_tracking_code", "carrier", "tracking_code");
            t.foreignKey("fk_shipment_order_id", "order_id").references("orders", "id");
            t.foreignKey("fk_shipment_warehouse_id", "warehouse_id").references("warehouse", "id");
        });
        op.createIndex("ix_shipment_order", "shipment", "order_id");
        op.alterTable("payment", t -> {
            t.dropCheck("ck_payment_kind");
            t.addColumn("iban", varchar(34));
            t.addCheck("ck_payment_kind", "kind in ('CARD', 'INVOICE', 'TRANSFER')");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("payment", t -> {
            t.dropCheck("ck_payment_kind");
            t.dropColumn("iban");
            t.addCheck("ck_payment_kind", "kind in ('CARD', 'INVOICE')");
        });
        op.dropIndex("ix_shipment_order", "shipment");
        op.dropTable("shipment");
        op.dropTable("order_coupon");
        op.alterTable("orders", t -> {
            // fails while status holds RETURNED: change such rows first
            t.alterColumn("status")
                    .type(enumeration("PLACED", "PAID", "SHIPPED", "DELIVERED", "CANCELLED")
                            .length(16));
            t.dropColumn("note");
        });
        op.dropTable("coupon");
        op.dropSequence("shipment_no_seq");
    }
}
