package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.TableName;

/** Records what a new sequence is like; without further words it starts with 1 and counts by 1. */
public final class SequenceSpec {

    private Sequence sequence;

    SequenceSpec(TableName name) {
        this.sequence = new Sequence(name, 1, 1);
    }

    /** Says the first number. */
    @CanIgnoreReturnValue
    public SequenceSpec start(long number) {
        sequence = sequence.withStart(number);
        return this;
    }

    /** Says the distance between two numbers. */
    @CanIgnoreReturnValue
    public SequenceSpec increment(long step) {
        sequence = sequence.withIncrement(step);
        return this;
    }

    /** Says the least number: PostgreSQL, MariaDB and H2. */
    @CanIgnoreReturnValue
    public SequenceSpec minValue(long number) {
        sequence = sequence.withOptions(sequence.options().withMin(number));
        return this;
    }

    /** Says the greatest number: PostgreSQL, MariaDB and H2. */
    @CanIgnoreReturnValue
    public SequenceSpec maxValue(long number) {
        sequence = sequence.withOptions(sequence.options().withMax(number));
        return this;
    }

    /** Begins again behind the last number: PostgreSQL, MariaDB and H2. */
    @CanIgnoreReturnValue
    public SequenceSpec cycle() {
        sequence = sequence.withOptions(sequence.options().withCycle(true));
        return this;
    }

    /**
     * Lets a session take several numbers at once, which is faster and leaves gaps. Databases without sequences leave it out.
     *
     * @param numbers how many
     */
    @CanIgnoreReturnValue
    public SequenceSpec cache(long numbers) {
        sequence = sequence.withOptions(sequence.options().withCache(numbers));
        return this;
    }

    /** Lets it belong to a column, with which it is dropped: PostgreSQL. */
    @CanIgnoreReturnValue
    public SequenceSpec ownedBy(String table, String column) {
        sequence = sequence.withOwner(new SequenceOwner(TableName.of(table), Identifier.of(column)));
        return this;
    }

    Sequence toSequence() {
        return sequence;
    }
}
