package dev.migrate.dialect;

/** Makes the dialect for a database; found by {@link java.util.ServiceLoader}. */
public interface DialectProvider {

    /** Returns the short name of the database, as {@link Dialect#name()} does. */
    String name();

    /** Returns whether a JDBC URL leads to this database. */
    boolean acceptsUrl(String url);

    /**
     * Returns whether a server is this database.
     *
     * @param productName what {@link java.sql.DatabaseMetaData#getDatabaseProductName()} says
     * @param productVersion what {@link java.sql.DatabaseMetaData#getDatabaseProductVersion()} says
     */
    boolean acceptsProduct(String productName, String productVersion);

    /**
     * Refuses a server that is too old where the last number of its version decides.
     *
     * @param productVersion what {@link java.sql.DatabaseMetaData#getDatabaseProductVersion()} says
     * @throws UnsupportedOperationInDialectException if the server is too old
     */
    default void requireSupported(String productVersion) {}

    /** Returns the version that is meant where none is given, the oldest that is supported. */
    DatabaseVersion defaultVersion();

    /**
     * Returns the dialect of a version.
     *
     * @throws UnsupportedOperationInDialectException if the version is too old
     */
    Dialect dialect(DatabaseVersion version);
}
