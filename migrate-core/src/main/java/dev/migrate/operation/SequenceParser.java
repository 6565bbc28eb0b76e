package dev.migrate.operation;

import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.operation.SequenceChange.Owner;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/** Reads what is said of sequences and numberings in the grammar of {@link OperationText}. */
final class SequenceParser {

    private final TextCursor cursor;

    SequenceParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    Sequence sequence(TableName name) {
        long start = cursor.numberAfter("start");
        long increment = cursor.numberAfter("increment");
        SequenceOptions options = options();
        return new Sequence(name, start, increment, options, cursor.take("owned by") ? owner() : null);
    }

    SequenceOptions options() {
        return new SequenceOptions(number("min"), number("max"), cursor.take("cycle"), number("cache"));
    }

    private @Nullable Long number(String word) {
        return cursor.take(word) ? (Long) cursor.number() : null;
    }

    /** Reads a change, of which there must be something. */
    SequenceChange change() {
        SequenceChange change = new SequenceChange(
                number("increment"),
                number("start"),
                newNumber("restart"),
                newNumber("min"),
                newNumber("max"),
                cycle(),
                newNumber("cache"),
                newOwner());
        if (change.equals(SequenceChange.NONE)) {
            throw cursor.expected(
                    "'increment', 'start', 'restart', 'min', 'max', 'cycle', 'no cycle', 'cache', 'owned by' or 'not owned'");
        }
        return change;
    }

    private @Nullable NewNumber newNumber(String word) {
        return cursor.take(word) ? new NewNumber(cursor.isNumber() ? (Long) cursor.number() : null) : null;
    }

    private @Nullable Boolean cycle() {
        if (cursor.take("no cycle")) {
            return false;
        }
        return cursor.take("cycle") ? Boolean.TRUE : null;
    }

    private @Nullable Owner newOwner() {
        if (cursor.take("not owned")) {
            return new Owner(null);
        }
        return cursor.take("owned by") ? new Owner(owner()) : null;
    }

    private SequenceOwner owner() {
        Identifier column = cursor.name("a column");
        cursor.expect("of");
        return new SequenceOwner(cursor.tableName("a table"), column);
    }
}
