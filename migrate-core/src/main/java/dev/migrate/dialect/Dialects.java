package dev.migrate.dialect;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the dialect for a connection, a URL or a name among those on the class path. */
public final class Dialects {

    private final List<DialectProvider> providers;

    private Dialects(List<DialectProvider> providers) {
        this.providers = providers;
    }

    /** Returns the dialects that {@link ServiceLoader} finds. */
    public static Dialects onClassPath() {
        return new Dialects(ServiceLoader.load(DialectProvider.class, Dialects.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(DialectProvider::name))
                .toList());
    }

    /** Returns the names of the databases, sorted. */
    public List<String> names() {
        return providers.stream().map(DialectProvider::name).toList();
    }

    /**
     * Returns the dialect of the server that a connection leads to.
     *
     * @throws MigrateException if no dialect knows the server
     * @throws SQLException if the connection cannot say what it leads to
     */
    public Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String product = server.getDatabaseProductName();
        String version = server.getDatabaseProductVersion();
        DialectProvider provider = providers.stream()
                .filter(each -> each.acceptsProduct(product, version))
                .findFirst()
                .orElseThrow(() -> unsupported(product + " " + version));
        provider.requireSupported(version);
        return provider.dialect(
                new DatabaseVersion(server.getDatabaseMajorVersion(), server.getDatabaseMinorVersion()));
    }

    /** Returns the name of the database that a JDBC URL leads to, if one of the dialects knows it. */
    public Optional<String> nameOfUrl(String url) {
        return providers.stream()
                .filter(each -> each.acceptsUrl(url))
                .map(DialectProvider::name)
                .findFirst();
    }

    /**
     * Returns the dialect of a name and version such as {@code postgresql:16} or {@code h2}.
     *
     * @throws MigrateException if there is no such database, or the version is not a number
     */
    public Dialect named(String nameAndVersion) {
        String[] parts = nameAndVersion.strip().split(":", 2);
        DialectProvider provider = providers.stream()
                .filter(each -> each.name().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> unsupported(parts[0]));
        DatabaseVersion oldest = provider.defaultVersion();
        return provider.dialect(parts.length == 1 ? oldest : version(nameAndVersion, parts[1], oldest));
    }

    /** Reads a version; one number alone means the oldest minor version of it that is supported. */
    private static DatabaseVersion version(String whole, String text, DatabaseVersion oldest) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,6})*")) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "'" + whole + "' does not name a database.\n    version  " + text
                            + "\nWrite the name and the version's numbers, such as postgresql:16.");
        }
        String[] numbers = text.split("\\.", -1);
        int major = Integer.parseInt(numbers[0]);
        if (numbers.length == 1) {
            return major == oldest.major() ? oldest : new DatabaseVersion(major, 0);
        }
        return new DatabaseVersion(major, Integer.parseInt(numbers[1]));
    }

    private MigrateException unsupported(String database) {
        return new MigrateException(
                ExitCode.REFUSED,
                "Migrate does not know this database.\n    database   " + database + "\n    supported  "
                        + String.join(", ", names())
                        + "\nUse one of the supported databases, or put a dialect for this one on the class path.");
    }
}
