package dev.migrate.testsupport;

/**
 * A database product the tests run against; its server, if it has one, starts once per JVM when it is first needed.
 *
 * <p>A product that does not start fails the test that asked for it.
 */
public enum TestDatabase {
    /** The oldest PostgreSQL that is supported. */
    POSTGRESQL_14 {
        @Override
        public FreshDatabase create() {
            return PostgresServer.of(this, "14").create();
        }
    },

    /** The newest PostgreSQL that is supported. */
    POSTGRESQL_18 {
        @Override
        public FreshDatabase create() {
            return PostgresServer.of(this, "18").create();
        }
    },

    /** H2 in the memory of this JVM. */
    H2 {
        @Override
        public FreshDatabase create() {
            return H2Databases.inMemory();
        }

        @Override
        public FreshDatabase createShared() {
            return H2Databases.onServer();
        }
    },

    /** SQLite with one file a database, in the build folder. */
    SQLITE {
        @Override
        public FreshDatabase create() {
            return SqliteDatabases.create();
        }
    };

    /** Creates an empty database that nobody else uses; closing it drops it. */
    public abstract FreshDatabase create();

    /** Creates an empty database that other processes can reach by its URL: H2 then runs as a server with files. */
    public FreshDatabase createShared() {
        return create();
    }

    /** Tells whether this is PostgreSQL, of any version. */
    public boolean isPostgresql() {
        return this == POSTGRESQL_14 || this == POSTGRESQL_18;
    }
}
