package dev.migrate.runtime;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database that is migrated; {@code dataSource::getConnection} is one. */
@FunctionalInterface
public interface ConnectionSource {

    /**
     * Opens a connection, which the caller closes.
     *
     * @throws SQLException if the database cannot be reached
     */
    Connection open() throws SQLException;

    /**
     * Makes sure that no transaction that is not Migrate's is active where connections come from; called before anything is
     * changed. Unless overridden, this is not known.
     *
     * @throws dev.migrate.MigrateException if one is
     */
    default void requireNoTransaction() {}
}
