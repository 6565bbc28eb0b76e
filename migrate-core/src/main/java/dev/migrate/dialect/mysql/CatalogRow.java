package dev.migrate.dialect.mysql;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.schema.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the catalog. */
record CatalogRow(Map<String, @Nullable String> values) implements CatalogTexts {

    static List<CatalogRow> query(Connection connection, String sql, List<String> parameters) throws SQLException {
        return CatalogTexts.query(connection, sql, parameters, CatalogRow::new);
    }

    Identifier name(String column) {
        return Identifier.ofPlainOrQuoted(text(column));
    }

    CatalogKey table() {
        return new CatalogKey(text("table_schema"), text("table_name"));
    }

    /** Returns what identifies an index or a constraint. */
    List<String> member(String column) {
        return List.of(text("table_schema"), text("table_name"), text(column));
    }
}
