package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What an application knows about names: whether something that is gone from the model is something new under another name.
 *
 * <p>It is asked for each pair of names that nobody has decided on: of tables and sequences in a schema, and of columns in a
 * table, which are asked for after the tables. What it says counts as if it were given as an option. It has to say the same
 * whenever it is asked.
 */
@FunctionalInterface
public interface RenameHint {

    /** Returns what is known about two names. */
    Verdict of(Pair pair);

    /** What is known about two names. */
    enum Verdict {
        /** They are of one thing: it is renamed, without a question. */
        RENAMED,
        /** They are of two things: it is neither proposed nor asked; whether the old one may be dropped still is. */
        NOT_RENAMED,
        /** Nothing. */
        UNKNOWN
    }

    /** What has a name. */
    enum Kind {
        /** A table. */
        TABLE,
        /** A column of a table. */
        COLUMN,
        /** A sequence. */
        SEQUENCE
    }

    /**
     * Something that is gone and something that is new.
     *
     * @param table the table or sequence as the history calls it: the one that is gone, or the table of the column
     * @param column the column that is gone, or null where it is a table or sequence
     * @param now the new name, in the same schema or table
     * @param mappedBy the class or attribute that what is new is mapped by, {@code com.acme.Account.fullName}, or null where
     *     that is not known
     */
    record Pair(
            Kind kind,
            TableName table,
            @Nullable Identifier column,
            Identifier now,
            @Nullable String mappedBy) {

        /** Returns the two names as an option says them: {@code account.name:full_name}. */
        @Override
        public String toString() {
            return (column == null ? table.toString() : table + "." + column) + ":" + now;
        }
    }
}
