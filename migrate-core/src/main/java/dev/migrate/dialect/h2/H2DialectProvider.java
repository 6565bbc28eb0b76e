package dev.migrate.dialect.h2;

import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectProvider;
import dev.migrate.dialect.UnsupportedOperationInDialectException;

/** Makes the dialect of H2. */
public final class H2DialectProvider implements DialectProvider {

    private static final DatabaseVersion OLDEST = new DatabaseVersion(2, 0);

    /** Creates the provider, as {@link java.util.ServiceLoader} does. */
    public H2DialectProvider() {}

    @Override
    public String name() {
        return H2Dialect.NAME;
    }

    @Override
    public boolean acceptsUrl(String url) {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public boolean acceptsProduct(String productName, String productVersion) {
        return productName.equals("H2");
    }

    @Override
    public DatabaseVersion defaultVersion() {
        return OLDEST;
    }

    @Override
    public Dialect dialect(DatabaseVersion version) {
        if (!version.isAtLeast(OLDEST.major(), OLDEST.minor())) {
            throw new UnsupportedOperationInDialectException(
                    "This H2 is too old for Migrate.\n    version    " + version
                            + "\n    supported  " + OLDEST
                            + " and later\nUse a newer H2: its SCRIPT and RUNSCRIPT commands take the old database along.");
        }
        return new H2Dialect(version);
    }
}
