package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;

import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import org.jspecify.annotations.Nullable;

/** Sequences and numberings as arguments of calls. */
final class JavaSequence {

    private JavaSequence() {}

    static String arguments(Sequence sequence) {
        if (sequence.options().equals(SequenceOptions.NONE) && sequence.owner() == null) {
            boolean plain = sequence.start() == 1 && sequence.increment() == 1;
            return plain ? "" : ", " + literal(sequence.start()) + ", " + literal(sequence.increment());
        }
        return ", s -> s" + numbers(sequence.start(), sequence.increment(), sequence.options())
                + (sequence.owner() == null ? "" : owner(sequence.owner()));
    }

    static String identity(Identity identity) {
        if (identity.equals(Identity.byDefault())) {
            return ".identity()";
        }
        if (identity.options().equals(SequenceOptions.NONE)) {
            return (identity.always() ? ".identityAlways(" : ".identity(") + literal(identity.start()) + ", "
                    + literal(identity.increment()) + ")";
        }
        return ".identity(i -> i" + (identity.always() ? ".always()" : "")
                + numbers(identity.start(), identity.increment(), identity.options()) + ")";
    }

    private static String numbers(long start, long increment, SequenceOptions options) {
        return (start == 1 ? "" : call("start", start))
                + (increment == 1 ? "" : call("increment", increment))
                + call("minValue", options.min())
                + call("maxValue", options.max())
                + (options.cycle() ? ".cycle()" : "")
                + call("cache", options.cache());
    }

    private static String call(String name, @Nullable Long number) {
        return number == null ? "" : "." + name + "(" + literal(number) + ")";
    }

    private static String owner(SequenceOwner owner) {
        return ".ownedBy(" + literal(owner.table()) + ", " + literal(owner.column()) + ")";
    }

    static String arguments(SequenceChange change) {
        if (change.increment() != null && change.equals(SequenceChange.NONE.withIncrement(change.increment()))) {
            return ", " + literal(change.increment());
        }
        return ", s -> s" + call("increment", change.increment())
                + call("start", change.start())
                + call(change.restart(), "restartWith", "restart")
                + call(change.min(), "minValue", "noMinValue")
                + call(change.max(), "maxValue", "noMaxValue")
                + cycle(change.cycle())
                + call(change.cache(), "cache", "defaultCache")
                + owner(change.owner());
    }

    private static String call(@Nullable NewNumber number, String name, String without) {
        if (number == null) {
            return "";
        }
        return number.value() == null ? "." + without + "()" : call(name, number.value());
    }

    private static String cycle(@Nullable Boolean cycle) {
        String call = Boolean.TRUE.equals(cycle) ? ".cycle()" : ".noCycle()";
        return cycle == null ? "" : call;
    }

    private static String owner(SequenceChange.@Nullable Owner owner) {
        if (owner == null) {
            return "";
        }
        return owner.column() == null ? ".ownedByNone()" : owner(owner.column());
    }
}
