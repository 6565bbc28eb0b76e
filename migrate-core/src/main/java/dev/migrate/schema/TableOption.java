package dev.migrate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something a database says of a table that is said here in its own words.
 *
 * @param dialect the short name of the database
 * @param name what it is about
 * @param value the rest, or the empty text
 */
public record TableOption(String dialect, String name, String value) {

    private static final String EVERY = "";
    private static final String CLAUSE = "clause";
    private static final String COLUMN = "column ";
    private static final String CONSTRAINT = "constraint ";
    private static final String KEY = "key ";
    private static final String OBSTACLE = "obstacle";

    /** No name has this character. */
    private static final String END = "\0";

    /** Returns what an author says behind the parenthesis of a new table on one database. */
    public static TableOption clause(String dialect, String text) {
        return new TableOption(dialect, CLAUSE, text.strip());
    }

    /** Returns what a database says of a column. */
    public static TableOption ofColumn(String dialect, Identifier column, String value) {
        return new TableOption(dialect, COLUMN + column.folded(), value);
    }

    /** Returns what a database says of a constraint. */
    public static TableOption ofConstraint(String dialect, Identifier constraint, String value) {
        return new TableOption(dialect, CONSTRAINT + constraint.folded(), value);
    }

    /** Returns what a database says of a key, which need not have a name: then it is the one on its columns. */
    public static TableOption ofKey(String dialect, Constraint key, String value) {
        return new TableOption(dialect, key(key), value);
    }

    private static String key(Constraint key) {
        Identifier own = key.name();
        return KEY
                + key.kind().words()
                + " "
                + (own == null ? "" : own.folded())
                + END
                + key.columns().stream().map(each -> each.folded() + END).collect(Collectors.joining());
    }

    /** Returns that a constraint is part of the definition of a column, which the database has no other way to say. */
    public static TableOption ofColumn(String dialect, Identifier column, Identifier constraint) {
        return ofColumn(dialect, column, CONSTRAINT + constraint.folded());
    }

    /** Returns something of a table, in words, that nobody can write but its author. */
    public static TableOption obstacle(String dialect, String words) {
        return new TableOption(dialect, OBSTACLE, words);
    }

    /** Returns whether it is something that nobody can write but its author. */
    public boolean isObstacle() {
        return name.equals(OBSTACLE);
    }

    /** Returns whether it says that a constraint is part of a column's definition. */
    public boolean hasConstraint() {
        return name.startsWith(COLUMN) && value.startsWith(CONSTRAINT);
    }

    /** Returns whether it says that the constraint of a name is part of a column's definition. */
    public boolean hasConstraint(Identifier constraint) {
        return hasConstraint() && value.equals(CONSTRAINT + constraint.folded());
    }

    /** Returns what a constraint is for, on whatever database. */
    static TableOption commentOf(Identifier constraint, String comment) {
        return ofConstraint(EVERY, constraint, comment);
    }

    /** Returns whether it is a comment on a constraint. */
    boolean isCommentOf(Identifier constraint) {
        return dialect.equals(EVERY) && name.equals(CONSTRAINT + constraint.folded());
    }

    /** Returns whether it is about a column. */
    public boolean isOf(Identifier column) {
        return name.equals(COLUMN + column.folded());
    }

    /** Returns whether it is about a key. */
    public boolean isOf(Constraint key) {
        return name.equals(key(key));
    }

    /** Returns it with another name of a key, if it is about that key. */
    public TableOption withKeyRenamed(Constraint from, Identifier to) {
        return isOf(from) ? ofKey(dialect, from.withName(to), value) : this;
    }

    /** Returns it with another name of a column, if it is about that column or a key that has it. */
    public TableOption withColumnRenamed(Identifier from, Identifier to) {
        if (name.startsWith(KEY)) {
            List<String> parts = new ArrayList<>(List.of(name.split(END, -1)));
            parts.subList(1, parts.size()).replaceAll(each -> each.equals(from.folded()) ? to.folded() : each);
            return new TableOption(dialect, String.join(END, parts), value);
        }
        return isOf(from) ? ofColumn(dialect, to, value) : this;
    }

    /** Returns whether it is about the table itself and found by an inspector. */
    boolean isOfTable() {
        return !isClause() && Stream.of(COLUMN, CONSTRAINT, KEY).noneMatch(name::startsWith);
    }

    /** Returns whether an author has said it. */
    public boolean isClause() {
        return name.equals(CLAUSE);
    }
}
