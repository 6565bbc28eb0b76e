package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectProvider;
import dev.migrate.dialect.UnsupportedOperationInDialectException;

/** Makes the dialect for SQLite. */
public final class SqliteDialectProvider implements DialectProvider {

    private static final DatabaseVersion OLDEST = new DatabaseVersion(3, 37);

    /** Creates it. */
    public SqliteDialectProvider() {}

    @Override
    public String name() {
        return SqliteDialect.NAME;
    }

    @Override
    public boolean acceptsUrl(String url) {
        return url.startsWith("jdbc:sqlite:");
    }

    @Override
    public boolean acceptsProduct(String productName, String productVersion) {
        return productName.equals("SQLite");
    }

    @Override
    public DatabaseVersion defaultVersion() {
        return OLDEST;
    }

    @Override
    public Dialect dialect(DatabaseVersion version) {
        if (!version.isAtLeast(OLDEST.major(), OLDEST.minor())) {
            throw new UnsupportedOperationInDialectException("This SQLite is too old.\n    version  " + version
                    + "\n    needed   " + OLDEST + " or later\nUse a newer driver: it brings SQLite with it.");
        }
        return new SqliteDialect(version);
    }
}
