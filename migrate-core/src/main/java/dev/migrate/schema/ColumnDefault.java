package dev.migrate.schema;

/**
 * What a column gets where an insert names no value.
 *
 * @param expression the SQL expression, as it stands after the word {@code default}
 */
public record ColumnDefault(String expression) {}
