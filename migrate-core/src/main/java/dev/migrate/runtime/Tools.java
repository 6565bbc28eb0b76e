package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
import dev.migrate.sql.SqlSyntax;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What running statements under the lock takes. */
record Tools(
        Dialect dialect,
        Transactions transactions,
        Journal journal,
        MigrationLock lock,
        JdbcSink sink,
        StatementWatch watch,
        Probe probe,
        RowChecks rowChecks,
        LockWaiter waiter,
        StopSign stop) {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    boolean rollsSchemaBack() {
        return dialect.capabilities().transactionalDdl();
    }

    SqlSyntax syntax() {
        return SqlSyntax.of(dialect.name());
    }

    /** A connection that is gone has no transaction, and that must not take the place of what it was lost in. */
    void takeBack() {
        try {
            transactions.rollback();
        } catch (SQLException e) {
            LOG.debug("There is nothing to roll back: {}", e.getMessage());
        }
    }
}
