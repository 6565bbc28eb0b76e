package dev.migrate.schema;

/**
 * Something a database says of a table that is said here in its own words.
 *
 * @param dialect the short name of the database
 * @param name what it is about
 * @param value the rest, or the empty text
 */
public record TableOption(String dialect, String name, String value) {

    private static final String CLAUSE = "clause";

    /** Returns what an author says behind the parenthesis of a new table on one database. */
    public static TableOption clause(String dialect, String text) {
        return new TableOption(dialect, CLAUSE, text.strip());
    }

    /** Returns whether an author has said it. */
    public boolean isClause() {
        return name.equals(CLAUSE);
    }
}
