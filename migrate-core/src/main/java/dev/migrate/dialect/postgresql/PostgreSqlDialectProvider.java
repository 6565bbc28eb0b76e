package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectProvider;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes the dialect for PostgreSQL; not for databases that only speak its protocol. */
public final class PostgreSqlDialectProvider implements DialectProvider {

    private static final DatabaseVersion OLDEST = new DatabaseVersion(14, 0);

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public PostgreSqlDialectProvider() {}

    @Override
    public String name() {
        return PostgreSqlDialect.NAME;
    }

    @Override
    public boolean acceptsUrl(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public boolean acceptsProduct(String productName, String productVersion) {
        String version = productVersion.toLowerCase(Locale.ROOT);
        return productName.equals("PostgreSQL")
                && Stream.of("cockroach", "yugabyte", "-yb-", "redshift").noneMatch(version::contains);
    }

    @Override
    public DatabaseVersion defaultVersion() {
        return OLDEST;
    }

    @Override
    public Dialect dialect(DatabaseVersion version) {
        if (!version.isAtLeast(OLDEST.major(), OLDEST.minor())) {
            throw new UnsupportedOperationInDialectException("This PostgreSQL is too old for Migrate.\n    version    "
                    + version + "\n    supported  " + OLDEST.major()
                    + " and later\nUpdate the server, or use a newer one.");
        }
        return new PostgreSqlDialect(version);
    }
}
