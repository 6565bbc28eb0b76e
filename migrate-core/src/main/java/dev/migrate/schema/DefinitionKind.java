package dev.migrate.schema;

/** A kind of object that is a text of its own to the database: what is replaced as a whole. */
public enum DefinitionKind {
    /** A type that is another one with a default or checks. */
    DOMAIN("domain"),
    /** A query with a name. */
    VIEW("view"),
    /** A query with a name, whose rows are kept until it is asked to read them again. */
    MATERIALIZED_VIEW("materialized view"),
    /** A routine that returns something. */
    FUNCTION("function"),
    /** A routine that is called. */
    PROCEDURE("procedure"),
    /** What is done when rows of a table change. */
    TRIGGER("trigger");

    private final String words;

    DefinitionKind(String words) {
        this.words = words;
    }

    /** Returns the words of SQL. */
    public String words() {
        return words;
    }

    /** Returns whether it is a view, its rows kept or not. */
    public boolean isView() {
        return this == VIEW || this == MATERIALIZED_VIEW;
    }

    /** Returns whether it is a function or a procedure, which has arguments. */
    public boolean isRoutine() {
        return this == FUNCTION || this == PROCEDURE;
    }
}
