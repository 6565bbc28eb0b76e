package dev.migrate.dialect;

import dev.migrate.operation.Operation;

/**
 * A statement in a database's words and the operation it came from.
 *
 * @param sql the text, without a semicolon at its end
 * @param transactional whether it can run within a transaction
 */
public record Statement(String sql, boolean transactional, Operation origin) {}
