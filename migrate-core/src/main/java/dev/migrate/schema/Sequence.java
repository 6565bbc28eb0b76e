package dev.migrate.schema;

/**
 * A generator of numbers.
 *
 * @param start the first number
 * @param increment the distance between two numbers
 */
public record Sequence(TableName name, long start, long increment) {}
