package dev.migrate.diff;

import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which new sequences may be sequences that are gone: another one would start again, with numbers that rows have.
 *
 * @param before the history's schema, with the renames that are certain
 */
record SequenceCandidates(Schema before, Schema after) {

    private static final int OF_ONE_TABLE = 40;

    static List<Sequence> missing(Schema schema, Schema elsewhere) {
        return schema.sequences().values().stream()
                .filter(each -> elsewhere.sequence(each.name()) == null)
                .toList();
    }

    /** Returns what speaks for a sequence being another one now, or nothing if that cannot be. */
    Optional<Candidate> candidate(Sequence old, Sequence now) {
        TableName table = old.namedAfter(before).orElse(null);
        TableName tableNow = now.namedAfter(after).orElse(null);
        boolean ofAnother =
                tableNow != null && (before.table(tableNow) == null || table != null && !table.equals(tableNow));
        if (ofAnother || !Objects.equals(old.name().schema(), now.name().schema())) {
            return Optional.empty();
        }
        Score score = new Score();
        score.add(1);
        score.names(old.name().name().text(), now.name().name().text());
        if (table != null && table.equals(tableNow)) {
            score.add(OF_ONE_TABLE, "both are named after " + table);
        }
        if (old.increment() == now.increment()) {
            score.add(20, "the same increment " + old.increment());
        }
        if (old.start() == now.start()) {
            score.add(5);
        }
        return Optional.of(Candidate.ofSequence(old.name(), now.name().name(), score));
    }
}
