package dev.migrate.dialect;

import dev.migrate.schema.TableName;

/**
 * What a lock is about: the history kept in one version table.
 *
 * @param versionTable the version table
 * @param owner who asks, for others to read: host, process and application
 */
public record LockKey(TableName versionTable, String owner) {}
