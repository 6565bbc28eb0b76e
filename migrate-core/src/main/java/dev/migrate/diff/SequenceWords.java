package dev.migrate.diff;

import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SequenceOptions;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes different of sequences and numberings, for people. */
final class SequenceWords {

    private SequenceWords() {}

    static String of(SequenceChange change) {
        return Stream.of(
                        number("increment", change.increment()),
                        number("start", change.start()),
                        number("restart", change.restart()),
                        number("min", change.min()),
                        number("max", change.max()),
                        cycle(change.cycle()),
                        number("cache", change.cache()),
                        owner(change.owner()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    static String of(Identity identity) {
        SequenceOptions options = identity.options();
        return Stream.of(
                        number("min", options.min()),
                        number("max", options.max()),
                        options.cycle() ? "cycle" : null,
                        number("cache", options.cache()))
                .filter(Objects::nonNull)
                .map(each -> ", " + each)
                .collect(Collectors.joining());
    }

    private static @Nullable String number(String word, @Nullable Long number) {
        return number == null ? null : word + " " + number;
    }

    private static @Nullable String number(String word, @Nullable NewNumber number) {
        if (number == null || number.value() != null) {
            return number == null ? null : number(word, number.value());
        }
        return word.equals("restart") ? word : word + " as usual";
    }

    private static @Nullable String cycle(@Nullable Boolean cycle) {
        String word = Boolean.TRUE.equals(cycle) ? "cycle" : "no cycle";
        return cycle == null ? null : word;
    }

    private static @Nullable String owner(SequenceChange.@Nullable Owner owner) {
        if (owner == null) {
            return null;
        }
        return owner.column() == null ? "owned by none" : "owned by " + owner.column();
    }
}
