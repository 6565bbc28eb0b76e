package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;

/** What running statements under the lock takes. */
record Tools(
        Dialect dialect,
        Transactions transactions,
        Journal journal,
        MigrationLock lock,
        JdbcSink sink,
        StatementWatch watch,
        Probe probe,
        MissingValues missingValues,
        Duplicates duplicates,
        LockWaiter waiter,
        StopSign stop) {

    boolean rollsSchemaBack() {
        return dialect.capabilities().transactionalDdl();
    }
}
