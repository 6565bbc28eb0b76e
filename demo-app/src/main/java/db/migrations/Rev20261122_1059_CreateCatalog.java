package db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.clob;
import static dev.migrate.op.SqlTypes.date;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.timestampUtc;
import static dev.migrate.op.SqlTypes.uuid;
import static dev.migrate.op.SqlTypes.varbinary;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "e770bdb509cb", message = "create catalog", database = "h2:2")
public class Rev20261122_1059_CreateCatalog implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createSequence("category_seq", 100, 50);
        op.createTable("brand", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("name", varchar(80)).notNull();
            t.column("homepage", varchar(200));
            t.column("logo", varbinary(100000));
            t.primaryKey("pk_brand", "id");
            t.unique("uq_brand_name", "name");
        });
        op.createTable("category", t -> {
            t.column("id", bigint()).notNull();
            t.column("name", varchar(80)).notNull();
            t.column("slug", varchar(80)).notNull().comment("Last part of the address of its page");
            t.column("parent_id", bigint());
            t.primaryKey("pk_category", "id");
            t.unique("uk_category_parent_name", "parent_id", "name");
            t.unique("uq_category_slug", "slug");
            t.foreignKey("fk_category_parent", "parent_id").references("category", "id");
            t.comment("The tree of categories");
        });
        op.createTable("product", t -> {
            t.column("id", uuid()).notNull();
            t.column("version", bigint()).notNull();
            t.column("created_at", timestampUtc(6)).notNull();
            t.column("updated_at", timestampUtc(6)).notNull();
            t.column("sku", varchar(32)).notNull().comment("Stock keeping unit, printed on the label");
            t.column("title", varchar(120)).notNull();
            t.column("description", clob());
            t.column("price", numeric(12, 2)).notNull();
            t.column("currency", varchar(3)).notNull();
            t.column("active", bool()).notNull().defaultValue("true");
            t.column("released_on", date());
            t.column("category_id", bigint()).notNull();
            t.column("brand_id", bigint());
            t.primaryKey("pk_product", "id");
            t.unique("uq_product_sku", "sku");
            t.foreignKey("fk_product_brand_id", "brand_id").references("brand", "id");
            t.foreignKey("fk_product_category", "category_id").references("category", "id");
            t.comment("Everything the shop sells");
        });
        op.createIndex("ix_product_category_name", "product", "category_id", "title");
        op.createTable("digital_product", t -> {
            t.column("id", uuid()).notNull();
            t.column("download_url", varchar(300)).notNull();
            t.column("licence", enumeration("SINGLE_USER", "FAMILY", "COMPANY")).notNull();
            t.column("playing_time", numeric(21, 0));
            t.primaryKey("pk_digital_product", "id");
            t.foreignKey("fk_digital_product_id", "id").references("product", "id");
        });
        op.createTable("physical_product", t -> {
            t.column("id", uuid()).notNull();
            t.column("weight_grams", integer()).notNull();
            t.column("length_mm", integer());
            t.column("width_mm", integer());
            t.column("height_mm", integer());
            t.primaryKey("pk_physical_product", "id");
            t.foreignKey("fk_physical_product_id", "id").references("product", "id");
            t.check("ck_physical_product_weight_grams", "(weight_grams<=100000) and (weight_grams>=1)");
            t.check("ck_physical_product_length_mm", "length_mm>=1");
            t.check("ck_physical_product_width_mm", "width_mm>=1");
            t.check("ck_physical_product_height_mm", "height_mm>=1");
        });
        op.createTable("product_flag", t -> {
            t.column("product_id", uuid()).notNull();
            t.column("flag", enumeration("NEW", "BESTSELLER", "CLEARANCE").length(16))
                    .notNull();
            t.primaryKey("pk_product_flag", "product_id", "flag");
            t.foreignKey("fk_product_flag_product_id", "product_id").references("product", "id");
        });
        op.createTable("product_image", t -> {
            t.column("product_id", uuid()).notNull();
            t.column("image_no", integer()).notNull();
            t.column("path", varchar(200)).notNull();
            t.column("alt_text", varchar(120));
            t.primaryKey("pk_product_image", "product_id", "image_no");
            t.foreignKey("fk_product_image_product_id", "product_id").references("product", "id");
            t.check("ck_product_image_image_no", "image_no>=0");
        });
        op.createTable("product_translation", t -> {
            t.column("product_id", uuid()).notNull();
            t.column("locale", varchar(5)).notNull();
            t.column("name", varchar(120)).notNull();
            t.column("summary", varchar(500));
            t.primaryKey("pk_product_translation", "product_id", "locale");
            t.foreignKey("fk_product_translation_product_id", "product_id").references("product", "id");
        });
        op.createTable("tag", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("name", varchar(40)).notNull();
            t.primaryKey("pk_tag", "id");
            t.unique("uk_tag_name", "name");
        });
        op.createTable("product_tag", t -> {
            t.column("product_id", uuid()).notNull();
            t.column("tag_id", bigint()).notNull();
            t.primaryKey("pk_product_tag", "product_id", "tag_id");
            t.foreignKey("fk_product_tag_product_id", "product_id").references("product", "id");
            t.foreignKey("fk_product_tag_tag_id", "tag_id").references("tag", "id");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("product_tag");
        op.dropTable("tag");
        op.dropTable("product_translation");
        op.dropTable("product_image");
        op.dropTable("product_flag");
        op.dropTable("physical_product");
        op.dropTable("digital_product");
        op.dropIndex("ix_product_category_name", "product");
        op.dropTable("product");
        op.dropTable("category");
        op.dropTable("brand");
        op.dropSequence("category_seq");
    }
}
