package dev.migrate.testsupport;

/** MariaDB with options of its server that change what names mean; such a server starts once per JVM. */
public final class MariaDbVariants {

    private MariaDbVariants() {}

    /**
     * Creates an empty database that nobody else uses; closing it drops it.
     *
     * @param options such as {@code --lower-case-table-names=1}
     */
    public static FreshDatabase create(String... options) {
        return MySqlServer.of(TestDatabase.MARIADB_10_11, "mariadb-10.11", options)
                .create();
    }
}
