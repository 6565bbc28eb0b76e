package dev.migrate.testing;

import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.operation.SequenceChange.Owner;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.Table;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said of the numbers of sequences and columns; it follows from what was made up before. */
final class RandomNumbers {

    private static final int KINDS = 4;
    private static final int HALF = 30;
    private static final long FAR = 10_000;

    private RandomNumbers() {}

    static Sequence limited(Sequence sequence, Set<Trait> traits) {
        return sequence.withOptions(options(sequence.start(), sequence.increment(), traits));
    }

    static Identity limited(Identity identity, Set<Trait> traits) {
        return identity.withOptions(options(identity.start(), identity.increment(), traits));
    }

    private static SequenceOptions options(long start, long increment, Set<Trait> traits) {
        if (!traits.contains(Trait.NUMBER_LIMITS)) {
            return SequenceOptions.NONE;
        }
        return switch ((int) ((start + increment) % KINDS)) {
            case 0 -> SequenceOptions.NONE;
            case 1 -> SequenceOptions.NONE.withMin(start).withMax(start + FAR);
            case 2 -> SequenceOptions.NONE.withCache(20L);
            default -> SequenceOptions.NONE.withMax(start + FAR).withCycle(true);
        };
    }

    /** PostgreSQL wants a sequence in the schema of its table. */
    static Sequence owned(Sequence sequence, Schema state, Set<Trait> traits) {
        boolean wanted = traits.contains(Trait.OWNED_SEQUENCES)
                && sequence.start() % 2 == 0
                && sequence.name().schema() == null;
        return wanted ? sequence.withOwner(owner(state)) : sequence;
    }

    private static @Nullable SequenceOwner owner(Schema state) {
        for (Table table : state.tables().values()) {
            if (table.name().schema() == null) {
                return new SequenceOwner(
                        table.name(), table.columns().keySet().iterator().next());
            }
        }
        return null;
    }

    static SequenceChange change(int number, Sequence sequence, Schema state, Set<Trait> traits) {
        boolean limits = traits.contains(Trait.NUMBER_LIMITS);
        boolean plain = sequence.options().isPlain();
        SequenceChange step = SequenceChange.NONE.withIncrement((long) number);
        return switch (number % (KINDS + 2)) {
            case 0 -> ownerChanged(step, sequence, state, traits);
            case 1 -> limits ? step.withMax(new NewNumber(null)).withCycle(number > HALF) : step;
            case 2 -> limits ? step.withCache(new NewNumber(number + 1L)) : step;
            case 3 ->
                limits ? SequenceChange.NONE.withMin(new NewNumber(1L)).withMax(new NewNumber(number * FAR)) : step;
            case 4 ->
                limits && plain
                        ? SequenceChange.NONE.withStart((long) number).withRestart(new NewNumber(number + 1L))
                        : step;
            default -> step;
        };
    }

    /** What is said of no database in particular may let a sequence belong to any column. */
    private static SequenceChange ownerChanged(
            SequenceChange step, Sequence sequence, Schema state, Set<Trait> traits) {
        if (sequence.owner() != null) {
            return step.withOwner(new Owner(null));
        }
        SequenceOwner owner = traits.contains(Trait.ANY_VALUES) ? owner(state) : null;
        return owner == null ? step : step.withOwner(new Owner(owner));
    }
}
