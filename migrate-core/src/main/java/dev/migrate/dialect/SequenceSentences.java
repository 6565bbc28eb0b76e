package dev.migrate.dialect;

import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clauses of sequences and numberings in the words of a writer. */
record SequenceSentences(StandardWords words) {

    private static final TableName ANY = TableName.of("any");

    String numbers(Sequence sequence) {
        return numbers(sequence.start(), sequence.increment(), sequence.options())
                + (sequence.owner() == null ? "" : owned(sequence.owner()));
    }

    String numbers(Identity identity) {
        return numbers(identity.start(), identity.increment(), identity.options());
    }

    private String numbers(long start, long increment, SequenceOptions options) {
        String min = options.min() == null ? words.low(start, increment) : " minvalue " + options.min();
        String max = options.max() == null ? words.high(start, increment) : " maxvalue " + options.max();
        return " start with " + start + " increment by " + increment + min + max
                + (options.cycle() ? words.cycle(true) : "")
                + (options.cache() == null ? "" : words.cache(options.cache()));
    }

    /** Returns the clauses of a change of a sequence, of which something may be known. */
    String change(SequenceChange change, @Nullable Sequence before) {
        return clauses(change, before).stream().map(each -> " " + each).collect(Collectors.joining());
    }

    /** Returns the clauses that make one numbering another one; the next number stays. */
    String change(Identity before, Identity after) {
        SequenceChange change = SequenceChange.between(sequence(before), sequence(after))
                .withStart(after.start())
                .withIncrement(after.increment());
        return "set generated " + (after.always() ? "always" : "by default")
                + clauses(change, sequence(before)).stream()
                        .map(each -> " set " + each)
                        .collect(Collectors.joining());
    }

    String limits(Identity identity) {
        Long min = identity.options().min();
        Long max = identity.options().max();
        String low = words.low(identity.start(), identity.increment());
        String high = words.high(identity.start(), identity.increment());
        return "set " + (min == null && !low.isEmpty() ? low.strip() : limit("minvalue", new NewNumber(min))) + " set "
                + (max == null && !high.isEmpty() ? high.strip() : limit("maxvalue", new NewNumber(max)));
    }

    private static Sequence sequence(Identity identity) {
        return new Sequence(ANY, identity.start(), identity.increment(), identity.options(), null);
    }

    private List<String> clauses(SequenceChange change, @Nullable Sequence before) {
        Long start = change.start();
        Sequence known = before == null ? new Sequence(ANY, start == null ? 1 : start, 1) : before;
        List<String> clauses = new ArrayList<>();
        if (start != null) {
            clauses.add("start with " + start);
        }
        if (change.increment() != null) {
            clauses.add("increment by " + change.increment());
        }
        clauses.addAll(limits(change, start == null ? known : change.of(known)));
        NewNumber restart = change.restart();
        if (restart != null) {
            clauses.add(restart.value() == null ? "restart" : "restart with " + restart.value());
        }
        if (change.cycle() != null) {
            clauses.add(words.cycle(change.cycle()).strip());
        }
        if (change.cache() != null) {
            clauses.add(words.cache(change.cache().value()).strip());
        }
        SequenceChange.Owner owner = change.owner();
        if (owner != null) {
            clauses.add(
                    owner.column() == null
                            ? "owned by none"
                            : owned(owner.column()).strip());
        }
        return clauses;
    }

    /** A start beyond the usual first number takes the limit along. */
    private List<String> limits(SequenceChange change, Sequence after) {
        String low = after.options().min() == null && change.start() != null
                ? words.low(after.start(), after.increment())
                : "";
        String high = after.options().max() == null && change.start() != null
                ? words.high(after.start(), after.increment())
                : "";
        return Stream.of(
                        low.isEmpty() ? limit("minvalue", change.min()) : low.strip(),
                        high.isEmpty() ? limit("maxvalue", change.max()) : high.strip())
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String limit(String word, @Nullable NewNumber limit) {
        if (limit == null) {
            return "";
        }
        return limit.value() == null ? "no " + word : word + " " + limit.value();
    }

    private String owned(SequenceOwner owner) {
        return " owned by " + words.name(owner.table()) + "." + words.name(owner.column());
    }
}
