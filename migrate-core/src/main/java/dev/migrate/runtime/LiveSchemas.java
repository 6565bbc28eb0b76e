package dev.migrate.runtime;

import dev.migrate.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The schemas that a database has, which are databases to some. */
final class LiveSchemas {

    private LiveSchemas() {}

    static boolean has(Connection connection, Identifier name) throws SQLException {
        try (ResultSet schemas = connection.getMetaData().getSchemas()) {
            while (schemas.next()) {
                if (isNamed(schemas.getString("TABLE_SCHEM"), name)) {
                    return true;
                }
            }
        }
        try (ResultSet catalogs = connection.getMetaData().getCatalogs()) {
            while (catalogs.next()) {
                if (isNamed(catalogs.getString("TABLE_CAT"), name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNamed(@Nullable String stored, Identifier name) {
        return stored != null && (name.isQuoted() ? stored.equals(name.text()) : stored.equalsIgnoreCase(name.text()));
    }
}
