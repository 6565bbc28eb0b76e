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

    /** The oldest MySQL that is supported. */
    MYSQL_8_0 {
        @Override
        public FreshDatabase create() {
            return MySqlServer.of(this, "mysql-8.0").create();
        }
    },

    /** The oldest MariaDB that is supported. */
    MARIADB_10_11 {
        @Override
        public FreshDatabase create() {
            return MySqlServer.of(this, "mariadb-10.11").create();
        }
    },

    /** A newer MariaDB. */
    MARIADB_11_4 {
        @Override
        public FreshDatabase create() {
            return MySqlServer.of(this, "mariadb-11.4").create();
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

    /** Tells whether this is MariaDB, of any version. */
    public boolean isMariaDb() {
        return this == MARIADB_10_11 || this == MARIADB_11_4;
    }

    /** Tells whether a change of the schema can be rolled back. */
    public boolean rollsSchemaBack() {
        return isPostgresql() || this == SQLITE;
    }
}
