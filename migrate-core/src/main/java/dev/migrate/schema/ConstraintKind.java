package dev.migrate.schema;

/** The kinds of table constraints. */
public enum ConstraintKind {
    /** The primary key. */
    PRIMARY_KEY("primary key"),
    /** Values that occur once. */
    UNIQUE("unique constraint"),
    /** A reference to another table. */
    FOREIGN_KEY("foreign key"),
    /** Pairs of rows that must not be. */
    EXCLUDE("exclusion constraint"),
    /** A condition on each row. */
    CHECK("check constraint");

    private final String words;

    ConstraintKind(String words) {
        this.words = words;
    }

    /** Returns the kind in a reader's words. */
    public String words() {
        return words;
    }
}
