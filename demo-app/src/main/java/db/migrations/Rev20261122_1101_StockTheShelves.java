package db.migrations;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Revision(id = "9244b862290d", down = "62396f6ce493", message = "stock the shelves")
public class Rev20261122_1101_StockTheShelves implements Migration {

    private static final Instant OPENING = Instant.parse("2026-11-01T08:00:00Z");

    @Override
    public void upgrade(Operations op) {
        categories(op);
        products(op);
        kinds(op);
        extras(op);
    }

    private static void categories(Operations op) {
        op.insert("category", i -> {
            i.columns("id", "name", "slug", "parent_id");
            i.row(1, "Home", "home", null);
            i.row(2, "Light", "light", 1);
            i.row(3, "Desk", "desk", 1);
            i.row(4, "Kitchen", "kitchen", 1);
            i.row(5, "Media", "media", null);
            i.row(6, "Music", "music", 5);
            i.row(7, "Books", "books", 5);
        });
        op.insert("brand", i -> {
            i.columns("name", "homepage");
            i.row("Lumen", "https://lumen.example");
            i.row("Oakwright", "https://oakwright.example");
            i.row("Field Notes Press", null);
        });
    }

    private static void products(Operations op) {
        product(op, 1, "LAMP-1", "Desk lamp", "49.90", 2, "2026-02-28");
        product(op, 2, "LAMP-2", "Reading lamp", "79.00", 2, "2026-05-04");
        product(op, 3, "DESK-1", "Standing desk", "389.00", 3, "2025-09-01");
        product(op, 4, "MUG-1", "Stoneware mug", "14.50", 4, "2026-03-15");
        product(op, 5, "KNIFE-1", "Bread knife", "32.00", 4, "2026-01-20");
        product(op, 6, "SONG-1", "Evening songs", "9.99", 6, "2026-06-12");
        product(op, 7, "BOOK-1", "Small gardens", "18.00", 7, "2026-04-01");
        product(op, 8, "FONT-1", "Signpost typeface", "120.00", 5, "2024-11-11");
        brand(op, "Lumen", "LAMP-1", "LAMP-2");
        brand(op, "Oakwright", "DESK-1");
        brand(op, "Field Notes Press", "BOOK-1");
        listPrice(op, "LAMP-1", "59.90");
        listPrice(op, "DESK-1", "449.00");
        listPrice(op, "BOOK-1", "22.00");
    }

    private static void product(
            Operations op, int number, String sku, String name, String price, int category, String released) {
        op.insert("product", i -> {
            i.columns(
                    "id",
                    "version",
                    "created_at",
                    "updated_at",
                    "sku",
                    "name",
                    "price",
                    "currency",
                    "released_on",
                    "category_id");
            i.row(
                    id(number),
                    0,
                    OPENING,
                    OPENING,
                    sku,
                    name,
                    new BigDecimal(price),
                    "EUR",
                    LocalDate.parse(released),
                    category);
        });
    }

    /** A brand's id is the database's to give, so it is looked up. */
    private static void brand(Operations op, String brand, String... skus) {
        for (String sku : skus) {
            op.execute("update product set brand_id = (select id from brand where name = '" + brand + "') where sku = '"
                    + sku + "'");
        }
    }

    private static void listPrice(Operations op, String sku, String price) {
        op.execute("update product set list_price = " + price + ", list_currency = 'EUR' where sku = '" + sku + "'");
    }

    private static void kinds(Operations op) {
        op.insert("physical_product", i -> {
            i.columns("id", "weight_grams", "length_mm", "width_mm", "height_mm");
            i.row(id(1), 1200, 400, 150, 150);
            i.row(id(2), 900, null, null, null);
            i.row(id(3), 28000, null, null, null);
            i.row(id(4), 350, null, null, null);
            i.row(id(5), 220, null, null, null);
        });
        op.insert("digital_product", i -> {
            i.columns("id", "download_url", "licence", "playing_time");
            i.row(id(6), "/files/evening-songs.zip", "FAMILY", 2_820_000_000_000L);
            i.row(id(7), "/files/small-gardens.epub", "SINGLE_USER", null);
            i.row(id(8), "/files/signpost.zip", "COMPANY", null);
        });
    }

    private static void extras(Operations op) {
        op.insert("product_flag", i -> {
            i.columns("product_id", "flag");
            i.row(id(1), "BESTSELLER");
            i.row(id(2), "NEW");
            i.row(id(3), "REFURBISHED");
            i.row(id(7), "CLEARANCE");
        });
        op.insert("product_translation", i -> {
            i.columns("product_id", "locale", "name", "summary");
            i.row(id(1), "de", "Schreibtischlampe", "Warmes Licht");
            i.row(id(7), "de", "Kleine Gärten", null);
        });
        attributes(op, "LAMP-1", "{\"icon\":\"💡\",\"watts\":7}");
        attributes(op, "LAMP-2", "{\"icon\":\"🔦\",\"watts\":5}");
        attributes(op, "DESK-1", "{\"icon\":\"🪵\"}");
        attributes(op, "MUG-1", "{\"icon\":\"☕\"}");
        attributes(op, "KNIFE-1", "{\"icon\":\"🔪\"}");
        attributes(op, "SONG-1", "{\"icon\":\"🎵\"}");
        attributes(op, "BOOK-1", "{\"icon\":\"📗\"}");
        attributes(op, "FONT-1", "{\"icon\":\"🔠\"}");
    }

    /** H2 takes a bare text for a JSON string, so the literal says that it is a document. */
    private static void attributes(Operations op, String sku, String document) {
        String literal = (op.dialect().equals("h2") ? "json '" : "'") + document + "'";
        op.execute("update product set attributes = " + literal + " where sku = '" + sku + "'");
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-4000-8000-00000000000" + number);
    }

    /** Takes back these rows only: what the shop has added since is not this revision's to delete. */
    @Override
    public void downgrade(Operations op) {
        String skus = "('LAMP-1', 'LAMP-2', 'DESK-1', 'MUG-1', 'KNIFE-1', 'SONG-1', 'BOOK-1', 'FONT-1')";
        String ids = "(select id from product where sku in " + skus + ")";
        op.execute("delete from product_translation where product_id in " + ids);
        op.execute("delete from product_flag where product_id in " + ids);
        op.execute("delete from digital_product where id in " + ids);
        op.execute("delete from physical_product where id in " + ids);
        op.execute("delete from product where sku in " + skus);
        op.execute("delete from brand where name in ('Lumen', 'Oakwright', 'Field Notes Press')");
        op.execute("delete from category where id in (2, 3, 4, 6, 7)");
        op.execute("delete from category where id in (1, 5)");
    }
}
