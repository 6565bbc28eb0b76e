package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.operation.SequenceChange.Owner;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.TableName;

/** Records what becomes different of a sequence; what is not named stays. */
public final class AlterSequenceSpec {

    private final String name;
    private SequenceChange change = SequenceChange.NONE;

    AlterSequenceSpec(String name) {
        this.name = name;
    }

    /** Changes the distance between two numbers. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec increment(long step) {
        change = change.withIncrement(step);
        return this;
    }

    /** Says where it starts when it is restarted; the next number stays. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec start(long number) {
        change = change.withStart(number);
        return this;
    }

    /** Goes on with its start. What number it would have given is not known to a downgrade. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec restart() {
        change = change.withRestart(new NewNumber(null));
        return this;
    }

    /** Goes on with a number. What number it would have given is not known to a downgrade. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec restartWith(long number) {
        change = change.withRestart(new NewNumber(number));
        return this;
    }

    /** Says the least number: PostgreSQL, MariaDB and H2. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec minValue(long number) {
        change = change.withMin(new NewNumber(number));
        return this;
    }

    /** Takes the database's own least number. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec noMinValue() {
        change = change.withMin(new NewNumber(null));
        return this;
    }

    /** Says the greatest number: PostgreSQL, MariaDB and H2. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec maxValue(long number) {
        change = change.withMax(new NewNumber(number));
        return this;
    }

    /** Takes the database's own greatest number. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec noMaxValue() {
        change = change.withMax(new NewNumber(null));
        return this;
    }

    /** Begins again behind the last number: PostgreSQL, MariaDB and H2. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec cycle() {
        change = change.withCycle(true);
        return this;
    }

    /** Ends with the last number. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec noCycle() {
        change = change.withCycle(false);
        return this;
    }

    /** Lets a session take several numbers at once. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec cache(long numbers) {
        change = change.withCache(new NewNumber(numbers));
        return this;
    }

    /** Lets a session take as many numbers at once as the database does by itself. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec defaultCache() {
        change = change.withCache(new NewNumber(null));
        return this;
    }

    /** Lets it belong to a column, with which it is dropped: PostgreSQL. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec ownedBy(String table, String column) {
        change = change.withOwner(new Owner(new SequenceOwner(TableName.of(table), Identifier.of(column))));
        return this;
    }

    /** Lets it stand on its own. */
    @CanIgnoreReturnValue
    public AlterSequenceSpec ownedByNone() {
        change = change.withOwner(new Owner(null));
        return this;
    }

    SequenceChange toChange() {
        if (change.equals(SequenceChange.NONE)) {
            throw new IllegalStateException("op.alterSequence(\"" + name + "\", …) changes nothing.");
        }
        return change;
    }
}
