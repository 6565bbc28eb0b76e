package dev.migrate.sql;

/** Follows one statement and knows whether a semicolon would end it, or stands in the body of a routine. */
public interface SqlBody {

    /** Takes the next token of the statement, in their order. Blanks and comments may be left out. */
    void accept(SqlToken token);

    /** Returns whether a semicolon that comes next belongs to the statement. */
    boolean isOpen();
}
