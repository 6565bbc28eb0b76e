package dev.migrate.schema;

/**
 * The expression that a generated column's value is computed from.
 *
 * @param expression the SQL expression
 */
public record Generated(String expression) {}
