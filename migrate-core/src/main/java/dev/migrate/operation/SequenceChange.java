package dev.migrate.operation;

import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes different of a sequence; what is null stays as it is.
 *
 * @param increment the distance between two numbers
 * @param start where it starts when it is restarted without a number; the next number stays
 * @param restart the next number, or where that is nothing, the start
 * @param min the least number, or that of the database
 * @param max the greatest number, or that of the database
 * @param cycle whether it begins again behind the last number
 * @param cache how many numbers a session takes at once, or as many as the database takes by itself
 * @param owner the column it belongs to, or none
 */
public record SequenceChange(
        @Nullable Long increment,
        @Nullable Long start,
        @Nullable NewNumber restart,
        @Nullable NewNumber min,
        @Nullable NewNumber max,
        @Nullable Boolean cycle,
        @Nullable NewNumber cache,
        @Nullable Owner owner) {

    /** Nothing becomes different. */
    public static final SequenceChange NONE = new SequenceChange(null, null, null, null, null, null, null, null);

    /**
     * A number that is set.
     *
     * @param value the number, or null for the one that the database takes by itself
     */
    public record NewNumber(@Nullable Long value) {}

    /**
     * An owner that is set.
     *
     * @param column the column, or null for none
     */
    public record Owner(@Nullable SequenceOwner column) {}

    /** Returns the change with another distance between two numbers. */
    public SequenceChange withIncrement(@Nullable Long value) {
        return new SequenceChange(value, start, restart, min, max, cycle, cache, owner);
    }

    /** Returns the change with another start. */
    public SequenceChange withStart(@Nullable Long value) {
        return new SequenceChange(increment, value, restart, min, max, cycle, cache, owner);
    }

    /** Returns the change with another next number. */
    public SequenceChange withRestart(@Nullable NewNumber value) {
        return new SequenceChange(increment, start, value, min, max, cycle, cache, owner);
    }

    /** Returns the change with another least number. */
    public SequenceChange withMin(@Nullable NewNumber value) {
        return new SequenceChange(increment, start, restart, value, max, cycle, cache, owner);
    }

    /** Returns the change with another greatest number. */
    public SequenceChange withMax(@Nullable NewNumber value) {
        return new SequenceChange(increment, start, restart, min, value, cycle, cache, owner);
    }

    /** Returns the change with another end. */
    public SequenceChange withCycle(@Nullable Boolean value) {
        return new SequenceChange(increment, start, restart, min, max, value, cache, owner);
    }

    /** Returns the change with another cache. */
    public SequenceChange withCache(@Nullable NewNumber value) {
        return new SequenceChange(increment, start, restart, min, max, cycle, value, owner);
    }

    /** Returns the change with another owner. */
    public SequenceChange withOwner(@Nullable Owner value) {
        return new SequenceChange(increment, start, restart, min, max, cycle, cache, value);
    }

    /** Returns what makes one sequence another one of its name; the next number stays. */
    public static SequenceChange between(Sequence before, Sequence after) {
        SequenceOptions old = before.options();
        SequenceOptions now = after.options();
        return NONE.withIncrement(before.increment() == after.increment() ? null : after.increment())
                .withStart(before.start() == after.start() ? null : after.start())
                .withMin(number(old.min(), now.min()))
                .withMax(number(old.max(), now.max()))
                .withCycle(old.cycle() == now.cycle() ? null : now.cycle())
                .withCache(number(old.cache(), now.cache()))
                .withOwner(Objects.equals(before.owner(), after.owner()) ? null : new Owner(after.owner()));
    }

    private static @Nullable NewNumber number(@Nullable Long before, @Nullable Long after) {
        return Objects.equals(before, after) ? null : new NewNumber(after);
    }

    /** Returns what undoes it on a sequence, but for the next number, which stays as it then is. */
    public SequenceChange reversed(Sequence before) {
        return between(of(before), before);
    }

    /** Returns what becomes of a sequence. */
    public Sequence of(Sequence sequence) {
        SequenceOptions old = sequence.options();
        return new Sequence(
                sequence.name(),
                start == null ? sequence.start() : start,
                increment == null ? sequence.increment() : increment,
                new SequenceOptions(
                        min == null ? old.min() : min.value(),
                        max == null ? old.max() : max.value(),
                        cycle == null ? old.cycle() : cycle,
                        cache == null ? old.cache() : cache.value()),
                owner == null ? sequence.owner() : owner.column());
    }

    /**
     * Returns the change in a database's words.
     *
     * @param after what it makes of the sequence, as the catalog says it
     */
    public SequenceChange said(Sequence after) {
        SequenceOptions now = after.options();
        return withMin(min == null ? null : new NewNumber(now.min()))
                .withMax(max == null ? null : new NewNumber(now.max()))
                .withCache(cache == null ? null : new NewNumber(now.cache()))
                .withOwner(owner == null ? null : new Owner(after.owner()));
    }

    /** Returns whether the numbers that there may be become others, whatever comes next. */
    public boolean changesLimits() {
        return min != null && min.value() != null || max != null && max.value() != null || Boolean.TRUE.equals(cycle);
    }
}
