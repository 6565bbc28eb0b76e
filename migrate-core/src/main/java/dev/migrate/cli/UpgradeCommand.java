package dev.migrate.cli;

import dev.migrate.command.Migrate;
import dev.migrate.command.StepInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "upgrade",
        description = "Runs the revisions that lead up to a target.",
        footer = {
            "",
            "Examples:",
            "  migrate upgrade",
            "  migrate upgrade +1",
            "  migrate upgrade 3f2a:head --sql",
            "  mvn migrate:upgrade -Drevision=heads"
        })
final class UpgradeCommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "REVISION",
            defaultValue = "head",
            description = "The target; with --sql also a range, from:to.")
    String revision = "head";

    @Option(names = "--sql", description = "Prints the script instead of running it.")
    boolean sql;

    @Option(names = "--tag", paramLabel = "TEXT", description = "A text for the history, such as a change's number.")
    @Nullable
    String tag;

    @Option(names = "--assume", paramLabel = "WHAT", description = Assumed.DESCRIPTION)
    @Nullable
    Assumed assumed;

    UpgradeCommand(Console console) {
        super(console);
    }

    @Override
    boolean listsRevisions() {
        return true;
    }

    @Override
    Answer answer(Migrate migrate) {
        if (sql) {
            return script(target -> migrate.tagged(tag).scriptsTo(target).upgrade(revision));
        }
        List<StepInfo> steps = Assumed.by(assumed, migrate.tagged(tag)).upgrade(revision);
        Collection<String> current = migrate.current();
        return moved(steps, current, "Nothing to upgrade: ");
    }

    /** Returns the answer of a command that ran steps, or found none to run. */
    static Answer moved(List<StepInfo> steps, Collection<String> current, String nothing) {
        Map<String, @Nullable Object> data = Data.of("steps", Data.steps(steps));
        data.put("current", current);
        return Answer.of(steps.isEmpty() ? List.of(nothing + where(current)) : List.of(), data);
    }
}
