package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stamp",
        description = "Says that the database is at a revision, and runs nothing.",
        footer = {
            "",
            "Examples:",
            "  migrate stamp head",
            "  migrate stamp --purge 3f2a",
            "  migrate stamp heads --verify",
            "  mvn migrate:stamp -Drevision=head"
        })
final class StampCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "REVISION", description = "The revisions that become its rows.")
    List<String> revisions = List.of();

    @Option(names = "--purge", description = "Forgets what the version table says first.")
    boolean purge;

    @Option(names = "--verify", description = "Only if the database is what the model says.")
    boolean verify;

    @Option(names = "--sql", description = "Prints the script instead; one of the revisions may be a range, from:to.")
    boolean sql;

    @Option(
            names = "--accept",
            description = "Takes applied revisions as they are now for what was applied, though they were edited.")
    boolean accept;

    @Option(names = "--tag", paramLabel = "TEXT", description = "A text for the history, such as a change's number.")
    @Nullable
    String tag;

    StampCommand(Console console) {
        super(console);
    }

    @Override
    boolean needsModel() {
        return verify;
    }

    @Override
    Answer answer(Migrate migrate) {
        if ((purge ? 1 : 0) + (sql ? 1 : 0) + (accept ? 1 : 0) + (verify ? 1 : 0) > 1) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    console.spelling()
                            .options("--purge, --sql, --accept and --verify exclude each other.\nGive one of them."));
        }
        String targets = String.join(",", revisions);
        Migrate tagged = migrate.tagged(tag);
        if (sql) {
            return script(target -> tagged.scriptsTo(target).stamp(targets));
        }
        if (accept) {
            List<String> accepted = tagged.accept(targets);
            return Answer.of(
                    List.of("Accepted as applied: " + String.join(", ", accepted)), Data.of("accepted", accepted));
        }
        if (verify) {
            List<String> differences = tagged.stampVerified(targets);
            if (!differences.isEmpty()) {
                return refused(differences);
            }
        } else if (purge) {
            tagged.purgeAndStamp(targets);
        } else {
            tagged.stamp(targets);
        }
        Collection<String> current = migrate.current();
        return Answer.of(List.of("Stamped: " + where(current)), Data.of("current", current));
    }

    private static Answer refused(List<String> differences) {
        List<String> lines = new ArrayList<>();
        lines.add("The database is not what the model says, and is not stamped. It would become that by:");
        lines.addAll(differences);
        lines.add("Bring the two together, or stamp without --verify if you know better.");
        Map<String, @Nullable Object> data =
                Data.of("changes", differences.stream().map(String::strip).toList());
        return new Answer(ExitCode.FAILED, Answer.text(lines), data);
    }
}
