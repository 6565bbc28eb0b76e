package dev.migrate.schema;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table or sequence, in a schema or in the connection's default one.
 *
 * @param schema the schema, or null for the default
 */
public record TableName(@Nullable Identifier schema, Identifier name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER = Comparator.comparing(
                    TableName::schema, Comparator.nullsFirst(Comparator.<Identifier>naturalOrder()))
            .thenComparing(TableName::name);

    /** Returns the name a text stands for: {@code table} or {@code schema.table}, each part quoted or not. */
    public static TableName of(String text) {
        int dot = dotOutsideQuotes(text);
        return dot < 0
                ? new TableName(null, Identifier.of(text))
                : new TableName(Identifier.of(text.substring(0, dot)), Identifier.of(text.substring(dot + 1)));
    }

    /** Returns a name in the default schema. */
    public static TableName of(Identifier name) {
        return new TableName(null, name);
    }

    private static int dotOutsideQuotes(String text) {
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open == 0 && c == '.') {
                return i;
            }
            if (open == 0 && (c == '`' || c == '"')) {
                open = c;
            } else if (c == open) {
                open = 0;
            }
        }
        return -1;
    }

    /** Returns the name of another table in the same schema. */
    public TableName sibling(Identifier other) {
        return new TableName(schema, other);
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** Returns the text that {@link #of(String)} reads as this name. */
    @Override
    public String toString() {
        return schema == null ? name.toString() : schema + "." + name;
    }
}
