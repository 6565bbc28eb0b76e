package dev.migrate.dialect.mysql;

import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectProvider;
import dev.migrate.dialect.UnsupportedOperationInDialectException;

/** Makes the dialect of MySQL. */
public final class MySqlDialectProvider implements DialectProvider {

    static final String NAME = "mysql";
    static final DatabaseVersion OLDEST = new DatabaseVersion(8, 0);

    /** Creates the provider, as {@link java.util.ServiceLoader} does. */
    public MySqlDialectProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean acceptsUrl(String url) {
        return url.startsWith("jdbc:mysql:");
    }

    @Override
    public boolean acceptsProduct(String productName, String productVersion) {
        return productName.equals("MySQL") && !productVersion.contains("MariaDB");
    }

    @Override
    public DatabaseVersion defaultVersion() {
        return OLDEST;
    }

    @Override
    public Dialect dialect(DatabaseVersion version) {
        if (!version.isAtLeast(OLDEST.major(), OLDEST.minor())) {
            throw new UnsupportedOperationInDialectException(
                    "This MySQL is too old for Migrate.\n    version    " + version + "\n    supported  " + OLDEST
                            + " and later\nUse a newer MySQL, which upgrades the old data when it starts.");
        }
        return new MySqlDialect(new Product(false, version));
    }
}
