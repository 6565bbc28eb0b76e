package dev.migrate.cli;

import dev.migrate.command.Change;
import dev.migrate.command.Remark;
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
                + switch (from) {
                    case "database" -> "the database.";
                    case "nothing" -> "nothing.";
                    default -> "the history (" + count(revisions, "revision") + ").";
                });
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
                        each.operation(),
                        each.name(),
                        each.words(),
                        each.table(),
                        each.column(),
                        each.origin(),
                        each.caution() == null ? null : spelling.of(each.caution())))
                .toList();
    }

    /** Returns what is said beside the changes: nothing of most models. */
    static List<String> remarks(List<Remark> skipped, List<Remark> warnings) {
        List<String> lines = new ArrayList<>();
        if (!skipped.isEmpty()) {
            lines.add("Skipped, since it cannot be compared:");
            skipped.forEach(each -> lines.add(line(each)));
        }
        if (!warnings.isEmpty()) {
            lines.add("One revision cannot serve several databases:");
            warnings.forEach(each -> lines.add(line(each)));
        }
        return lines;
    }

    private static String line(Remark remark) {
        return "  - " + remark.kind() + " " + remark.name() + "   " + remark.reason();
    }

    /** Returns remarks as data. */
    static List<Map<String, @Nullable Object>> data(List<Remark> remarks) {
        return remarks.stream()
                .map(each -> {
                    Map<String, @Nullable Object> data = Data.of("kind", each.kind());
                    data.put("name", each.name());
                    data.put("reason", each.reason());
                    return data;
                })
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
        data.put("operation", change.operation());
        data.put("name", change.name());
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
