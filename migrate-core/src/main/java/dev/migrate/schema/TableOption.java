package dev.migrate.schema;

/**
 * Something a database says of a table that is said here in its own words.
 *
 * @param dialect the short name of the database
 * @param name what it is about
 * @param value the rest, or the empty text
 */
public record TableOption(String dialect, String name, String value) {}
