package dev.migrate.dialect.h2;

import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database of its own in memory, with the settings of another one that change what SQL means.
 *
 * @param like the database to be like, or null for H2's own settings
 */
record H2Scratch(@Nullable Connection like) implements Scratch {

    private static final List<String> SETTINGS = List.of(
            "MODE",
            "DATABASE_TO_UPPER",
            "DATABASE_TO_LOWER",
            "CASE_INSENSITIVE_IDENTIFIERS",
            "NON_KEYWORDS",
            "DEFAULT_NULL_ORDERING");

    @Override
    public <R> R lend(Work<R> work) throws SQLException {
        try (Connection place = DriverManager.getConnection(url(), "sa", "")) {
            enterSchema(place);
            return work.in(place);
        }
    }

    private String url() throws SQLException {
        StringBuilder url = new StringBuilder("jdbc:h2:mem:" + ScratchDatabase.freshName());
        if (like != null) {
            for (H2Row row :
                    H2Catalog.of(like).query("SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS")) {
                String value = row.get("setting_value");
                if (SETTINGS.contains(row.text("setting_name")) && value != null && !value.isEmpty()) {
                    url.append(';').append(row.text("setting_name")).append('=').append(value.replace(";", "\\;"));
                }
            }
        }
        return url.toString();
    }

    /** H2 names the schema in expressions, which shall read the same here as there. */
    private void enterSchema(Connection place) throws SQLException {
        String schema = like == null ? place.getSchema() : like.getSchema();
        if (!schema.equals(place.getSchema())) {
            try (Statement statement = place.createStatement()) {
                String quoted = "\"" + schema.replace("\"", "\"\"") + "\"";
                statement.execute("create schema " + quoted);
                statement.execute("set schema " + quoted);
            }
        }
    }
}
