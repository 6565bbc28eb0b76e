package dev.migrate.dialect.mysql;

import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectProvider;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the dialect of MySQL. */
public final class MySqlDialectProvider implements DialectProvider {

    static final String NAME = "mysql";
    static final DatabaseVersion OLDEST = new DatabaseVersion(8, 0);

    private static final Pattern FIRST = Pattern.compile("8\\.0\\.(\\d{1,6})");
    private static final int OLDEST_OF_FIRST = 16;

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
            throw tooOld(version.toString(), OLDEST.toString());
        }
        return new MySqlDialect(new Product(false, version));
    }

    /** Earlier ones read checks and forget them. */
    @Override
    public void requireSupported(String productVersion) {
        Matcher number = FIRST.matcher(productVersion);
        if (number.lookingAt() && Integer.parseInt(number.group(1)) < OLDEST_OF_FIRST) {
            throw tooOld(number.group(), "8.0." + OLDEST_OF_FIRST);
        }
    }

    private static UnsupportedOperationInDialectException tooOld(String version, String supported) {
        return new UnsupportedOperationInDialectException(
                "This MySQL is too old for Migrate.\n    version    " + version + "\n    supported  " + supported
                        + " and later\nUse a newer MySQL, which upgrades the old data when it starts.");
    }
}
