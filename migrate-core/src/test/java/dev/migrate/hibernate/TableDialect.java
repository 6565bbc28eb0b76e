package dev.migrate.hibernate;

import dev.migrate.dialect.Capabilities;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.Transactions;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.SchemaNormalizer;
import java.sql.Connection;

record TableDialect(String name, DatabaseVersion version, SqlWriter writer) implements Dialect {

    static TableDialect of(String name, int major) {
        return new TableDialect(name, new DatabaseVersion(major, 0), new TableTypes(name));
    }

    @Override
    public Capabilities capabilities() {
        throw new IllegalStateException();
    }

    @Override
    public Rewriter lowering() {
        throw new IllegalStateException();
    }

    @Override
    public SchemaNormalizer normalizer() {
        throw new IllegalStateException();
    }

    @Override
    public Inspector inspector(Connection connection) {
        throw new IllegalStateException();
    }

    @Override
    public Transactions transactions(Connection connection) {
        throw new IllegalStateException();
    }

    @Override
    public MigrationLock lock(Connection connection, LockKey key) {
        throw new IllegalStateException();
    }
}
