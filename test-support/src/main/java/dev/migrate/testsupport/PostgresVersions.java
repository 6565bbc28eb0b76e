package dev.migrate.testsupport;

/** The versions of PostgreSQL between the oldest and the newest, for what is to be shown on every version. */
public final class PostgresVersions {

    private PostgresVersions() {}

    /** Creates an empty database on a server of a major version, which starts when it is first needed. */
    public static FreshDatabase create(String version) {
        return PostgresServer.of(TestDatabase.POSTGRESQL_18, version).create();
    }
}
