package dev.migrate.operation;

import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import org.jspecify.annotations.Nullable;

/** What is said of sequences and numberings in the grammar of {@link OperationText}; what is usual is not said. */
record SequenceText(CanonicalText words) {

    String of(Sequence sequence) {
        return words.name(sequence.name())
                + (sequence.start() == 1 ? "" : " start " + sequence.start())
                + (sequence.increment() == 1 ? "" : " increment " + sequence.increment())
                + of(sequence.options())
                + (sequence.owner() == null ? "" : " owned by " + of(sequence.owner()));
    }

    String of(SequenceOptions options) {
        return (options.min() == null ? "" : " min " + options.min())
                + (options.max() == null ? "" : " max " + options.max())
                + (options.cycle() ? " cycle" : "")
                + (options.cache() == null ? "" : " cache " + options.cache());
    }

    String of(SequenceChange change) {
        return (change.increment() == null ? "" : " increment " + change.increment())
                + (change.start() == null ? "" : " start " + change.start())
                + number(" restart", change.restart())
                + number(" min", change.min())
                + number(" max", change.max())
                + cycle(change.cycle())
                + number(" cache", change.cache())
                + owner(change.owner());
    }

    private static String number(String word, @Nullable NewNumber number) {
        return number == null ? "" : word + (number.value() == null ? "" : " " + number.value());
    }

    private static String cycle(@Nullable Boolean cycle) {
        String word = Boolean.TRUE.equals(cycle) ? " cycle" : " no cycle";
        return cycle == null ? "" : word;
    }

    private String owner(SequenceChange.@Nullable Owner owner) {
        if (owner == null) {
            return "";
        }
        return owner.column() == null ? " not owned" : " owned by " + of(owner.column());
    }

    private String of(SequenceOwner owner) {
        return words.name(owner.column()) + " of " + words.name(owner.table());
    }
}
