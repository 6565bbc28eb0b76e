package dev.migrate.dialect.h2;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.schema.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the catalog. */
record H2Row(Map<String, @Nullable String> values) implements CatalogTexts {

    static List<H2Row> query(Connection connection, String sql) throws SQLException {
        return CatalogTexts.query(connection, sql, List.of(), H2Row::new);
    }

    Identifier name(String column) {
        return H2Words.identifier(text(column));
    }

    H2Key table() {
        return new H2Key(text("table_schema"), text("table_name"));
    }

    H2Key constraint() {
        return new H2Key(text("constraint_schema"), text("constraint_name"));
    }

    /** Returns the index, with empty texts where there is none. */
    H2Key index() {
        String schema = get("index_schema");
        String name = get("index_name");
        return new H2Key(schema == null ? "" : schema, name == null ? "" : name);
    }
}
