package dev.migrate.schema;

import java.util.Optional;

/**
 * A generator of numbers.
 *
 * @param start the first number
 * @param increment the distance between two numbers
 */
public record Sequence(TableName name, long start, long increment) {

    /** Returns the table of a schema that the sequence is named after, as {@code pet_seq} and {@code seq_pet} are. */
    public Optional<TableName> namedAfter(SchemaView schema) {
        String text = name.name().text();
        for (int end = text.lastIndexOf('_'); end > 0; end = text.lastIndexOf('_', end - 1)) {
            TableName table = part(text.substring(0, end));
            if (schema.table(table) != null) {
                return Optional.of(table);
            }
        }
        for (int start = text.indexOf('_') + 1;
                start > 0 && start < text.length();
                start = text.indexOf('_', start) + 1) {
            TableName table = part(text.substring(start));
            if (schema.table(table) != null) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private TableName part(String text) {
        return name.sibling(name.name().isQuoted() ? Identifier.quoted(text) : Identifier.ofPlainOrQuoted(text));
    }
}
