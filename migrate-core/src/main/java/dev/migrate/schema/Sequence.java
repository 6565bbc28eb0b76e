package dev.migrate.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A generator of numbers.
 *
 * @param start the first number
 * @param increment the distance between two numbers
 * @param options what else is said of the numbers
 * @param owner the column it belongs to, or null where it stands on its own
 */
public record Sequence(
        TableName name,
        long start,
        long increment,
        SequenceOptions options,
        @Nullable SequenceOwner owner) {

    /** Creates a sequence of which nothing else is said. */
    public Sequence(TableName name, long start, long increment) {
        this(name, start, increment, SequenceOptions.NONE, null);
    }

    /** Returns the sequence under another name. */
    public Sequence withName(TableName newName) {
        return new Sequence(newName, start, increment, options, owner);
    }

    /** Returns the sequence with another start. */
    public Sequence withStart(long newStart) {
        return new Sequence(name, newStart, increment, options, owner);
    }

    /** Returns the sequence with another step. */
    public Sequence withIncrement(long newIncrement) {
        return new Sequence(name, start, newIncrement, options, owner);
    }

    /** Returns the sequence with other words about its numbers. */
    public Sequence withOptions(SequenceOptions newOptions) {
        return new Sequence(name, start, increment, newOptions, owner);
    }

    /** Returns the sequence of another column, or of none. */
    public Sequence withOwner(@Nullable SequenceOwner newOwner) {
        return new Sequence(name, start, increment, options, newOwner);
    }

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
