package dev.migrate.testsupport;

/** MariaDB with options of its server that change what names mean; such a server starts once per JVM. */
public final class MariaDbVariants {

    private MariaDbVariants() {}

    /**
     * Kills a server with options of its own in the middle of what it does, and starts it again on what it has written.
     *
     * @param options those of its databases
     */
    public static void crash(String... options) {
        MySqlServer.of(TestDatabase.MARIADB_10_11, "mariadb-10.11", options).crash();
    }

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
