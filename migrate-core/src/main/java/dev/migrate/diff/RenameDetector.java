package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Finds what may have another name now.
 *
 * <p>It ranks and explains, and never decides: as many true renames have names that are not alike as there are alike names
 * of things that have nothing to do with each other.
 */
final class RenameDetector {

    /** Comparing each with each takes the square of their number. */
    private static final int MOST = 250;

    private final Schema after;
    private final DiffOptions options;
    private final Evidence evidence;
    private final Map<String, List<Candidate>> found = new TreeMap<>();

    private RenameDetector(Schema after, DiffOptions options, Evidence evidence) {
        this.after = after;
        this.options = options;
        this.evidence = evidence;
    }

    /**
     * Returns the candidates of what is gone, the best first, by the key of its name.
     *
     * @param before the history's schema, with the renames that are certain
     */
    static Map<String, List<Candidate>> candidates(
            Schema before, Schema after, DiffOptions options, Evidence evidence) {
        RenameDetector detector = new RenameDetector(after, options, evidence);
        List<Operation> likely = detector.tables(before);
        detector.columns(before, Replay.apply(before, likely), likely);
        detector.sequences(before);
        return detector.found;
    }

    /** Looks for tables, and returns the renames that are likely. */
    private List<Operation> tables(Schema before) {
        List<Table> gone = missing(before, after).stream()
                .filter(each -> !isAllowed(OptionText.key(each.name())))
                .toList();
        TableCandidates candidates = new TableCandidates(before, after, evidence);
        return match(gone, missing(after, before), candidates::candidate).stream()
                .filter(Candidate::isLikely)
                .<Operation>map(each -> new RenameTable(each.table(), each.to()))
                .toList();
    }

    private static List<Table> missing(Schema schema, Schema elsewhere) {
        return schema.tables().values().stream()
                .filter(each -> elsewhere.table(each.name()) == null)
                .sorted(Comparator.comparing(Table::name))
                .toList();
    }

    /** Looks for columns, also in tables that are likely renamed, so that all can be answered at once. */
    private void columns(Schema before, Schema renamed, List<Operation> likely) {
        Map<Object, Table> shown = new LinkedHashMap<>();
        for (Operation each : likely) {
            RenameTable rename = (RenameTable) each;
            Table old = before.table(rename.from());
            if (old != null) {
                shown.put(rename.renamed(), old);
            }
        }
        for (Table table : renamed.tables().values()) {
            Table now = after.table(table.name());
            if (now != null) {
                columns(shown.getOrDefault(table.name(), table), table, now);
            }
        }
    }

    private void columns(Table shown, Table table, Table now) {
        List<Column> gone = missing(table, now).stream()
                .filter(each -> !isAllowed(OptionText.key(shown.name()) + "." + OptionText.key(each.name())))
                .toList();
        ColumnCandidates candidates = new ColumnCandidates(shown.name(), table, now, evidence);
        match(gone, missing(now, table), candidates::candidate);
    }

    private static List<Column> missing(Table table, Table elsewhere) {
        return table.columns().values().stream()
                .filter(each -> each.generated() == null && elsewhere.column(each.name()) == null)
                .sorted(Comparator.comparing(Column::name))
                .toList();
    }

    /** Looks for sequences; those of tables that have another name follow once that is decided. */
    private void sequences(Schema before) {
        List<Sequence> gone = SequenceCandidates.missing(before, after).stream()
                .filter(each -> !isAllowed(OptionText.key(each.name())))
                .toList();
        SequenceCandidates candidates = new SequenceCandidates(before, after);
        match(gone, SequenceCandidates.missing(after, before), candidates::candidate);
    }

    private boolean isAllowed(String key) {
        return options.allowedDrops().stream()
                .anyMatch(each -> OptionText.key(each).equals(key));
    }

    /** Pairs what is gone with what is new, notes all candidates and returns the pairs. */
    private <T> List<Candidate> match(List<T> gone, List<T> added, BiFunction<T, T, Optional<Candidate>> compare) {
        if (gone.size() > MOST || added.size() > MOST) {
            return List.of();
        }
        List<List<Optional<Candidate>>> all = new ArrayList<>();
        int[][] scores = new int[gone.size()][added.size()];
        for (int i = 0; i < gone.size(); i++) {
            List<Optional<Candidate>> row = new ArrayList<>();
            for (int j = 0; j < added.size(); j++) {
                Optional<Candidate> candidate = compare.apply(gone.get(i), added.get(j))
                        .filter(each -> !options.notRenamed().contains(each.key()));
                row.add(candidate);
                scores[i][j] = candidate.map(Candidate::score).orElse(0);
            }
            all.add(row);
        }
        return chosen(all, scores, Assignment.best(scores, added.size()));
    }

    private List<Candidate> chosen(List<List<Optional<Candidate>>> all, int[][] scores, int[] best) {
        List<Candidate> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Candidate first = best[i] < 0 ? null : all.get(i).get(best[i]).orElse(null);
            List<Candidate> others = all.get(i).stream()
                    .flatMap(Optional::stream)
                    .filter(each -> !each.equals(first))
                    .map(Candidate::rivalled)
                    .sorted(Comparator.comparing(Candidate::score).reversed().thenComparing(Candidate::to))
                    .toList();
            List<Candidate> ranked = new ArrayList<>();
            if (first != null) {
                Candidate pair = isRivalled(scores, i, best[i]) ? first.rivalled() : first;
                ranked.add(pair);
                pairs.add(pair);
            }
            ranked.addAll(others);
            if (!ranked.isEmpty()) {
                found.put(OptionText.key(ranked.get(0).old()), List.copyOf(ranked));
            }
        }
        return pairs;
    }

    /** Returns whether another pair of either side is about as good. */
    private static boolean isRivalled(int[][] scores, int row, int column) {
        int second = 0;
        for (int i = 0; i < scores.length; i++) {
            second = i == row ? second : Math.max(second, scores[i][column]);
        }
        for (int j = 0; j < scores[row].length; j++) {
            second = j == column ? second : Math.max(second, scores[row][j]);
        }
        return scores[row][column] - second < Candidate.MARGIN;
    }
}
