package dev.migrate.testsupport;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads a database's catalogs with plain queries into a {@link Dump}: the judge of a schema, with no code of the product. */
public final class CatalogDump {

    private CatalogDump() {}

    /** Reads all schemas but the system's; names of other schemas than the current one carry their schema. */
    public static Dump of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> PostgresCatalog.read(connection);
            case "H2" -> H2Catalog.read(connection);
            case "MySQL", "MariaDB" -> MySqlCatalog.read(connection);
            case "SQLite" -> SqliteCatalog.read(connection);
            default -> throw new IllegalArgumentException("No catalog queries for " + product);
        };
    }

    /** Reads all schemas of a database. */
    public static Dump of(FreshDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return of(connection);
        }
    }
}
