package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done, in a reader's words.
 *
 * @param sign {@code +}, {@code ~} or {@code -}: something comes, changes or goes
 * @param operation what is done in a few words that stay the same, {@code add column}
 * @param name the name of the object that it is done to, the new one where it gets one, or null for none
 * @param words what is done, {@code alter table account: add column email varchar(320)}
 * @param table the table it is about, or null for none
 * @param column the column it is about, or null for none
 * @param origin the class or attribute that this is mapped by, or null where that is not known
 * @param caution what a person has to decide before, or null
 */
public record ChangeLine(
        String sign,
        String operation,
        @Nullable String name,
        String words,
        @Nullable TableName table,
        @Nullable Identifier column,
        @Nullable String origin,
        @Nullable String caution) {

    static ChangeLine of(
            String sign, String operation, @Nullable Object name, String words, @Nullable TableName table) {
        return new ChangeLine(sign, operation, name == null ? null : name.toString(), words, table, null, null, null);
    }

    ChangeLine ofColumn(@Nullable Identifier newColumn) {
        return new ChangeLine(sign, operation, name, words, table, newColumn, origin, caution);
    }

    ChangeLine withCaution(@Nullable String newCaution) {
        return new ChangeLine(sign, operation, name, words, table, column, origin, newCaution);
    }

    ChangeLine withOrigin(@Nullable String newOrigin) {
        return new ChangeLine(sign, operation, name, words, table, column, newOrigin, caution);
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
