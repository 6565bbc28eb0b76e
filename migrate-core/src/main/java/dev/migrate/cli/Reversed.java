package dev.migrate.cli;

import dev.migrate.command.ImportResult;
import dev.migrate.command.ReverseResult;
import dev.migrate.command.RevisionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is printed of a revision that was written from a database. */
final class Reversed {

    private Reversed() {}

    static Answer answer(ReverseResult reversed, Console console) {
        RevisionResult result = reversed.revision();
        List<String> lines = new ArrayList<>();
        lines.add("Compared " + Comparisons.count(result.tables(), "table") + " of the database with the history ("
                + Comparisons.count(result.revisions(), "revision") + ").");
        if (result.changes().isEmpty()) {
            lines.add("No new upgrade operations detected.");
        }
        lines.addAll(result.changes());
        if (!reversed.left().isEmpty()) {
            lines.add("Not in the revision:");
            reversed.left().forEach(each -> lines.add("  - " + each.file() + "   " + each.reason()));
        }
        if (result.file() != null) {
            lines.add(RevisionCommand.wrote(result));
            lines.add(console.spelled("This database has it already: mvn migrate:stamp -Drevision=" + result.id()));
        }
        Map<String, @Nullable Object> data = Data.written(result);
        data.putAll(Comparisons.data(result.tables(), result.revisions(), result.operations()));
        data.put("skipped", Comparisons.data(result.skipped()));
        data.put("warnings", Comparisons.data(result.warnings()));
        data.put("left", left(reversed.left()));
        return Answer.of(lines, data);
    }

    static List<Map<String, @Nullable Object>> left(List<ImportResult.Left> left) {
        return left.stream()
                .map(each -> {
                    Map<String, @Nullable Object> one = Data.of("object", each.file());
                    one.put("reason", each.reason());
                    return one;
                })
                .toList();
    }
}
