package dev.migrate.dialect.mysql;

import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectProvider;
import dev.migrate.dialect.UnsupportedOperationInDialectException;

/** Makes the dialect of MariaDB. */
public final class MariaDbDialectProvider implements DialectProvider {

    static final String NAME = "mariadb";
    static final DatabaseVersion OLDEST = new DatabaseVersion(10, 11);

    /** Creates the provider, as {@link java.util.ServiceLoader} does. */
    public MariaDbDialectProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean acceptsUrl(String url) {
        return url.startsWith("jdbc:mariadb:");
    }

    @Override
    public boolean acceptsProduct(String productName, String productVersion) {
        return productName.equals("MariaDB") || productVersion.contains("MariaDB");
    }

    @Override
    public DatabaseVersion defaultVersion() {
        return OLDEST;
    }

    @Override
    public Dialect dialect(DatabaseVersion version) {
        if (!version.isAtLeast(OLDEST.major(), OLDEST.minor())) {
            throw new UnsupportedOperationInDialectException(
                    "This MariaDB is too old for Migrate.\n    version    " + version + "\n    supported  " + OLDEST
                            + " and later\nUse a newer MariaDB; mariadb-upgrade takes the old data along. If the server is new enough,"
                            + " connect by jdbc:mariadb:, since MySQL's driver is told another version.");
        }
        return new MySqlDialect(new Product(true, version));
    }
}
