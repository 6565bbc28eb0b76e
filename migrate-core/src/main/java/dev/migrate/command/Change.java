package dev.migrate.command;

import dev.migrate.diff.ChangeLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a revision does.
 *
 * @param sign {@code +}, {@code ~} or {@code -}: something comes, changes or goes
 * @param operation what is done in a few words that stay the same, {@code add column}
 * @param name the name of the object that it is done to, the new one where it gets one, or null for none
 * @param words what is done, {@code alter table account: add column email varchar(320)}
 * @param table the table it is about, or null for none
 * @param column the column it is about, or null for none
 * @param origin the class or attribute that this is mapped by, or null where that is not known
 * @param caution what a person has to decide before it runs, or null
 */
public record Change(
        String sign,
        String operation,
        @Nullable String name,
        String words,
        @Nullable String table,
        @Nullable String column,
        @Nullable String origin,
        @Nullable String caution) {

    static Change of(ChangeLine line) {
        return new Change(
                line.sign(),
                line.operation(),
                line.name(),
                line.words(),
                line.table() == null ? null : line.table().toString(),
                line.column() == null ? null : line.column().toString(),
                line.origin(),
                line.caution());
    }

    /** Returns the lines of a listing: what is done and where that comes from, and below it the caution. */
    public List<String> lines() {
        String line = "  " + sign + " " + words.replace("\r", "\\r").replace("\n", "\\n")
                + (origin == null ? "" : "  <- " + origin);
        return caution == null ? List.of(line) : List.of(line, "      " + caution);
    }
}
