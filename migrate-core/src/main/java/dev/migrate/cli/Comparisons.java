package dev.migrate.cli;

import dev.migrate.command.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is printed of a comparison of the model with the history. */
final class Comparisons {

    private Comparisons() {}

    static List<String> lines(String from, int tables, int revisions, List<Change> changes) {
        List<String> lines = new ArrayList<>();
        lines.add("Compared " + count(tables, "table") + " of the JPA model with "
                + (from.equals("database") ? "the database." : "the history (" + count(revisions, "revision") + ")."));
        if (changes.isEmpty()) {
            lines.add("No new upgrade operations detected.");
        }
        changes.forEach(change -> lines.addAll(change.lines()));
        return lines;
    }

    /** Returns changes whose cautions name options as they are typed. */
    static List<Change> spelled(List<Change> changes, Spelling spelling) {
        return changes.stream()
                .map(each -> new Change(
                        each.sign(),
                        each.words(),
                        each.table(),
                        each.column(),
                        each.origin(),
                        each.caution() == null ? null : spelling.of(each.caution())))
                .toList();
    }

    static Map<String, @Nullable Object> data(int tables, int revisions, List<Change> operations) {
        Map<String, @Nullable Object> data = Data.of("tables", tables);
        data.put("revisions", revisions);
        data.put(
                "changes",
                operations.stream()
                        .map(each -> each.sign() + " " + each.words())
                        .toList());
        data.put("operations", operations.stream().map(Comparisons::operation).toList());
        return data;
    }

    private static Map<String, @Nullable Object> operation(Change change) {
        Map<String, @Nullable Object> data = Data.of("sign", change.sign());
        data.put("words", change.words());
        data.put("table", change.table());
        data.put("column", change.column());
        data.put("origin", change.origin());
        data.put("caution", change.caution());
        return data;
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
