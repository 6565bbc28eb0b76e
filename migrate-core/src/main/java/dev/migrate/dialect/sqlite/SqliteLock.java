package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.MigrationLock;
import org.jspecify.annotations.Nullable;

/** No lock of its own: {@link SqliteTransactions#begin} takes the database, which is the lock. */
final class SqliteLock implements MigrationLock {

    @Override
    public boolean tryAcquire() {
        return true;
    }

    @Override
    public void renew() {}

    @Override
    public boolean release() {
        return true;
    }

    @Override
    public @Nullable String holder() {
        return null;
    }
}
