package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done, in a reader's words.
 *
 * @param sign {@code +}, {@code ~} or {@code -}: something comes, changes or goes
 * @param words what is done, {@code alter table account: add column email varchar(320)}
 * @param table the table it is about, or null for none
 * @param column the column it is about, or null for none
 * @param origin the class or attribute that this is mapped by, or null where that is not known
 * @param caution what a person has to decide before, or null
 */
public record ChangeLine(
        String sign,
        String words,
        @Nullable TableName table,
        @Nullable Identifier column,
        @Nullable String origin,
        @Nullable String caution) {

    static ChangeLine of(String sign, String words, @Nullable TableName table) {
        return new ChangeLine(sign, words, table, null, null, null);
    }

    ChangeLine ofColumn(@Nullable Identifier newColumn) {
        return new ChangeLine(sign, words, table, newColumn, origin, caution);
    }

    ChangeLine withCaution(@Nullable String newCaution) {
        return new ChangeLine(sign, words, table, column, origin, newCaution);
    }

    ChangeLine withOrigin(Evidence evidence) {
        if (table == null) {
            return this;
        }
        String found = column == null
                ? evidence.of(table).orElse(null)
                : evidence.of(table, column).orElse(null);
        return new ChangeLine(sign, words, table, column, found, caution);
    }

    /** Returns the line without what is known besides. */
    String text() {
        return "  " + sign + " " + words.replace("\r", "\\r").replace("\n", "\\n");
    }

    /** Returns the line with the place in the model that it comes from. */
    public String withOrigin() {
        return text() + (origin == null ? "" : "  <- " + origin);
    }
}
