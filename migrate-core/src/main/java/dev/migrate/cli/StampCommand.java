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

    StampCommand(Console console) {
        super(console);
    }

    @Override
    boolean needsModel() {
        return verify;
    }

    @Override
    Answer answer(Migrate migrate) {
        String targets = String.join(",", revisions);
        if (purge && verify) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A stamp either forgets what the database was at or verifies what it is.\n    given  --purge, --verify"
                            + "\nGive one of the two.");
        }
        if (verify) {
            List<String> differences = migrate.stampVerified(targets);
            if (!differences.isEmpty()) {
                return refused(differences);
            }
        } else if (purge) {
            migrate.purgeAndStamp(targets);
        } else {
            migrate.stamp(targets);
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
