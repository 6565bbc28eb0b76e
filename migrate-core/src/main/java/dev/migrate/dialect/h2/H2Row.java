package dev.migrate.dialect.h2;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.schema.Identifier;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the catalog.
 *
 * @param catalog what knows how names are spelled
 */
record H2Row(Map<String, @Nullable String> values, H2Catalog catalog) implements CatalogTexts {

    Identifier name(String column) {
        return catalog.name(catalog.spelling(text(column)));
    }

    /** Returns a word of SQL in capitals, which the catalog spells as it does its names. */
    String word(String column) {
        return text(column).toUpperCase(Locale.ROOT);
    }

    /** Returns the expression in a column, or null. */
    @Nullable
    String expression(String column) {
        String stored = get(column);
        return stored == null ? null : catalog.expression(stored);
    }

    H2Key key(String schema, String name) {
        return new H2Key(catalog.spelling(text(schema)), catalog.spelling(text(name)));
    }

    H2Key table() {
        return key("table_schema", "table_name");
    }

    H2Key constraint() {
        return key("constraint_schema", "constraint_name");
    }

    /** Returns the index, with empty texts where there is none. */
    H2Key index() {
        return get("index_schema") == null || get("index_name") == null
                ? new H2Key("", "")
                : key("index_schema", "index_name");
    }
}
