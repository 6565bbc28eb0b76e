package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.command.CheckResult;
import dev.migrate.command.Migrate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "check", description = "Fails if the model has changes that no revision has.")
final class CheckCommand extends Subcommand {

    @Option(names = "--from", defaultValue = "history", description = "history.")
    String from = "history";

    @Option(names = "--timings", description = "Says where the time went.")
    boolean timings;

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    boolean needsModel() {
        return true;
    }

    @Override
    Answer answer(Migrate migrate) {
        CheckResult result = migrate.check(from);
        List<String> lines = new ArrayList<>(Comparisons.lines(result.tables(), result.revisions(), result.changes()));
        Map<String, @Nullable Object> data = Comparisons.data(result.tables(), result.revisions(), result.operations());
        if (timings) {
            lines.addAll(result.timings());
            data.put("timings", result.timings());
        }
        return new Answer(result.changes().isEmpty() ? ExitCode.DONE : ExitCode.FAILED, Answer.text(lines), data);
    }
}
