package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.command.AppliedEdits;
import dev.migrate.command.Change;
import dev.migrate.command.CheckResult;
import dev.migrate.command.GraphReport;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = "Ends with 1 if the model has changes that no revision has.",
        footer = {
            "",
            "Needs no database, unless --from=database or --applied asks for one.",
            "",
            "Examples:",
            "  migrate check",
            "  migrate check --graph",
            "  mvn migrate:check -Dgraph -Dapplied"
        })
final class CheckCommand extends Subcommand {

    @Option(
            names = "--from",
            defaultValue = "history",
            description = "What the model is compared with: history, database or nothing (all of the model is listed).")
    String from = "history";

    @Option(
            names = "--graph",
            description =
                    "Looks at the revisions alone, not at the model: ends with 1 if there are several heads, or an "
                            + "id that occurs twice, or a revision that cannot be read.")
    boolean graph;

    @Option(
            names = "--independent",
            split = ",",
            paramLabel = "LABEL",
            description = "With --graph: labels of branches that stay apart, each with a head of its own.")
    List<String> independent = List.of();

    @Option(
            names = "--applied",
            description = "Ends with 1 also if a revision was edited after it ran on the database.")
    boolean applied;

    @Option(names = "--timings", description = "Says where the time went.")
    boolean timings;

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    boolean needsModel() {
        return !graph;
    }

    @Override
    boolean listsRevisions() {
        return graph;
    }

    @Override
    Answer answer(Migrate migrate) {
        Findings findings = new Findings();
        boolean readable =
                graph ? graph(migrate.checkGraph(independent), findings) : model(migrate.check(from), findings);
        if (applied && readable) {
            edited(migrate.edits(), findings);
        }
        return findings.answer();
    }

    /** What was found so far. */
    private static final class Findings {

        private final List<String> lines = new ArrayList<>();
        private final Map<String, @Nullable Object> data = Data.empty();
        private boolean failed;

        Answer answer() {
            return new Answer(failed ? ExitCode.FAILED : ExitCode.DONE, Answer.text(lines), data);
        }
    }

    private boolean model(CheckResult result, Findings findings) {
        List<Change> changes = Comparisons.spelled(result.operations(), console.spelling());
        findings.lines.addAll(Comparisons.lines(from, result.tables(), result.revisions(), changes));
        findings.lines.addAll(Comparisons.remarks(result.skipped(), result.warnings()));
        findings.data.putAll(Comparisons.data(result.tables(), result.revisions(), changes));
        findings.data.put("skipped", Comparisons.data(result.skipped()));
        findings.data.put("warnings", Comparisons.data(result.warnings()));
        if (timings) {
            findings.lines.addAll(result.timings());
            findings.data.put("timings", result.timings());
        }
        findings.failed = !result.changes().isEmpty();
        return true;
    }

    private boolean graph(GraphReport report, Findings findings) {
        String found = report.problem();
        String problem = found == null ? null : console.spelled(found);
        List<String> heads = report.heads().stream().map(RevisionInfo::revision).toList();
        findings.lines.add(
                problem != null ? problem : Comparisons.count(report.revisions(), "revision") + heads(heads) + ".");
        findings.data.put("revisions", report.revisions());
        findings.data.put("heads", heads);
        findings.data.put("problem", problem);
        findings.failed = problem != null;
        return report.revisions() > 0;
    }

    private static String heads(List<String> heads) {
        return switch (heads.size()) {
            case 0 -> "";
            case 1 -> ", one head: " + heads.get(0);
            default -> ", " + heads.size() + " heads of independent branches: " + String.join(", ", heads);
        };
    }

    private void edited(AppliedEdits edits, Findings findings) {
        List<String> ids =
                edits.edited().stream().map(each -> each.revision().revision()).toList();
        findings.data.put("edited", ids);
        findings.lines.addAll(edits.unknownLines());
        findings.lines.add(ids.isEmpty() ? "No applied revision was edited." : console.spelled(edits.message()));
        findings.failed |= !ids.isEmpty();
    }
}
