package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Answers;
import dev.migrate.command.Change;
import dev.migrate.command.Decisions;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionRequest;
import dev.migrate.command.RevisionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "revision",
        description = "Writes a new revision from the model's changes.",
        footer = {
            "",
            "Needs no database.",
            "",
            "Examples:",
            "  migrate revision -m \"add account e-mail\"",
            "  migrate revision --empty -m \"load countries\"",
            "  migrate revision -m \"rename\" --rename account.name:full_name",
            "  mvn migrate:revision -Dmessage=\"add account e-mail\""
        })
final class RevisionCommand extends Subcommand {

    @Option(
            names = {"-m", "--message"},
            defaultValue = "",
            description = "What it does, in a few words.")
    String message = "";

    @Option(names = "--empty", description = "Writes a revision without operations.")
    boolean empty;

    @Option(
            names = "--from",
            defaultValue = "history",
            description =
                    "What the model is compared with: history, database or nothing (all of the model is written).")
    String from = "history";

    @Option(names = "--reverse", description = "Writes what the database holds; no entity is asked.")
    boolean reverse;

    @Option(names = "--head", defaultValue = "head", description = "What it follows; base for nothing.")
    String head = "head";

    @Mixin
    final PlaceOptions place = new PlaceOptions();

    @Option(names = "--depends-on", split = ",", description = "Ids or labels of what must have run before it.")
    List<String> dependsOn = List.of();

    @Option(
            names = "--rename",
            split = ",",
            description =
                    "table.column:new_name, table.column:OLD_LABEL:NEW_LABEL, sequence:new_name or enum_type:new_name")
    List<String> rename = List.of();

    @Option(names = "--rename-table", split = ",", description = "table:new_name")
    List<String> renameTable = List.of();

    @Option(names = "--allow-drop", split = ",", description = "table, table.column, table.column:LABEL or sequence")
    List<String> allowDrop = List.of();

    @Option(names = "--not-rename", split = ",", description = "table.column:new_name or table:new_name")
    List<String> notRename = List.of();

    @Option(names = "--default", split = ",", description = "table.column:value for rows that have none")
    List<String> defaultValue = List.of();

    @Option(names = "--timings", description = "Says where the time went.")
    boolean timings;

    RevisionCommand(Console console) {
        super(console);
    }

    @Override
    boolean needsModel() {
        return !empty && !reverse;
    }

    @Override
    Answer answer(Migrate migrate) {
        Decisions decisions = json ? null : console.decisions();
        if (reverse) {
            return Reversed.answer(migrate.imports().database(reversed(), decisions), console);
        }
        RevisionResult result =
                decisions == null ? migrate.revision(request()) : migrate.revision(request(), decisions);
        List<String> lines = new ArrayList<>();
        Map<String, @Nullable Object> data = Data.written(result);
        if (!empty) {
            List<Change> changes = Comparisons.spelled(result.operations(), console.spelling());
            lines.addAll(Comparisons.lines(from, result.tables(), result.revisions(), changes));
            lines.addAll(Comparisons.remarks(result.skipped(), result.warnings()));
            data.putAll(Comparisons.data(result.tables(), result.revisions(), changes));
            data.put("skipped", Comparisons.data(result.skipped()));
            data.put("warnings", Comparisons.data(result.warnings()));
        }
        if (result.file() != null) {
            lines.add(wrote(result));
        }
        if (timings) {
            lines.addAll(result.timings());
            data.put("timings", result.timings());
        }
        return Answer.of(lines, data);
    }

    private RevisionRequest reversed() {
        if (empty || !from.equals("history") && !from.equals("database")) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "--reverse writes what the database holds.\nLeave out --empty and --from=" + from + ".");
        }
        from = "database";
        return request();
    }

    private RevisionRequest request() {
        RevisionRequest request = empty ? RevisionRequest.empty(message) : RevisionRequest.autogenerate(message);
        return place.in(request.withFrom(from).withAnswers(answers()), head).withDependsOn(dependsOn);
    }

    private Answers answers() {
        return new Answers(rename, renameTable, notRename, allowDrop, defaultValue);
    }

    static String wrote(RevisionResult result) {
        return "Wrote " + result.file() + "   (" + result.id() + ")";
    }
}
