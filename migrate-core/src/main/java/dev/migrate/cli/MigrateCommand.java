package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.command.CheckResult;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import dev.migrate.command.RevisionRequest;
import dev.migrate.command.RevisionResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands, a method each. */
@Command(
        name = "migrate",
        description = "Database migrations as a graph of revisions.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MigrateCommand implements Runnable {

    private final Supplier<Migrate> migrate;
    private final PrintWriter out;
    private final PrintWriter err;

    MigrateCommand(Supplier<Migrate> migrate, PrintWriter out, PrintWriter err) {
        this.migrate = migrate;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        out.print(new CommandLine(this).getUsageMessage(CommandLine.Help.Ansi.OFF));
    }

    @Command(name = "upgrade", description = "Runs the revisions that lead up to a target.")
    int upgrade(
            @Parameters(arity = "0..1", paramLabel = "REVISION", defaultValue = "head") String revision,
            @Option(names = "--sql", description = "Prints the script instead of running it.") boolean sql) {
        if (sql) {
            out.print(migrate.get().upgradeScript(revision));
        } else if (migrate.get().upgrade(revision).isEmpty()) {
            out.println("Nothing to upgrade: " + where());
        }
        return 0;
    }

    @Command(name = "downgrade", description = "Takes revisions back, down to a target.")
    int downgrade(
            @Parameters(arity = "1", paramLabel = "REVISION") String revision,
            @Option(names = "--sql", description = "Prints the script instead of running it.") boolean sql) {
        if (sql) {
            out.print(migrate.get().downgradeScript(revision));
        } else if (migrate.get().downgrade(revision).isEmpty()) {
            out.println("Nothing to downgrade: " + where());
        }
        return 0;
    }

    private String where() {
        Set<String> current = migrate.get().current();
        return "the database is at " + (current.isEmpty() ? "base" : String.join(", ", current)) + ".";
    }

    @Command(name = "stamp", description = "Says that the database is at a revision, and runs nothing.")
    int stamp(
            @Parameters(arity = "1..*", paramLabel = "REVISION") List<String> revisions,
            @Option(names = "--purge", description = "Forgets what the version table says first.") boolean purge) {
        String targets = String.join(",", revisions);
        if (purge) {
            migrate.get().purgeAndStamp(targets);
        } else {
            migrate.get().stamp(targets);
        }
        out.println("Stamped: " + where());
        return 0;
    }

    @Command(name = "current", description = "Prints the revisions the database is at.")
    int current() {
        Set<String> heads = headIds();
        for (String id : migrate.get().current()) {
            RevisionInfo info = migrate.get().show(id);
            String mark = info == null ? " (unknown to the application)" : heads.contains(id) ? " (head)" : "";
            out.println(id + mark + (info == null || info.message().isEmpty() ? "" : ", " + info.message()));
        }
        return 0;
    }

    @Command(name = "heads", description = "Prints the newest revisions.")
    int heads() {
        migrate.get().heads().forEach(info -> out.println(info.revision() + " (head)" + described(info)));
        return 0;
    }

    @Command(name = "history", description = "Prints all revisions, newest first.")
    int history() {
        Set<String> heads = headIds();
        for (RevisionInfo info : migrate.get().history()) {
            String down = info.down().isEmpty() ? "<base>" : String.join(", ", info.down());
            String mark = heads.contains(info.revision()) ? " (head)" : "";
            out.println(down + " -> " + info.revision() + mark + described(info));
        }
        return 0;
    }

    private static String described(RevisionInfo info) {
        String labels = info.labels().isEmpty() ? "" : " (" + String.join(", ", info.labels()) + ")";
        return labels + (info.message().isEmpty() ? "" : ", " + info.message());
    }

    private Set<String> headIds() {
        return migrate.get().heads().stream().map(RevisionInfo::revision).collect(Collectors.toSet());
    }

    @Command(name = "revision", description = "Writes a new revision from the model's changes.")
    int revision(
            @Option(
                            names = {"-m", "--message"},
                            defaultValue = "",
                            description = "What it does, in a few words.")
                    String message,
            @Option(names = "--empty", description = "Writes a revision without operations.") boolean empty,
            @Option(names = "--from", defaultValue = "history", description = "history or nothing.") String from,
            @Option(names = "--format", defaultValue = "java", description = "java.") String format,
            @Option(names = "--rev-id", description = "Its id, instead of a random one.") @Nullable String revId,
            @Option(names = "--rename", split = ",", description = "table.column:new_name") @Nullable
                    List<String> rename,
            @Option(names = "--rename-table", split = ",", description = "table:new_name") @Nullable
                    List<String> renameTable,
            @Option(names = "--allow-drop", split = ",", description = "table or table.column") @Nullable
                    List<String> allowDrop,
            @Option(names = "--timings", description = "Says where the time went.") boolean timings) {
        RevisionResult result = migrate.get()
                .revision(new RevisionRequest(
                        message,
                        !empty,
                        from,
                        format,
                        revId,
                        orEmpty(rename),
                        orEmpty(renameTable),
                        orEmpty(allowDrop)));
        if (!empty) {
            printChanges(result.tables(), result.revisions(), result.changes());
        }
        if (result.file() != null) {
            out.println("Wrote " + result.file() + "   (" + result.id() + ")");
        }
        if (timings) {
            result.timings().forEach(out::println);
        }
        return 0;
    }

    @Command(name = "merge", description = "Writes a revision that follows several heads.")
    int merge(
            @Parameters(arity = "1..*", paramLabel = "REVISION") List<String> revisions,
            @Option(
                            names = {"-m", "--message"},
                            defaultValue = "",
                            description = "What it does, in a few words.")
                    String message) {
        RevisionResult result = migrate.get().merge(String.join(",", revisions), message);
        out.println("Wrote " + result.file() + "   (" + result.id() + ")");
        return 0;
    }

    @Command(name = "check", description = "Fails if the model has changes that no revision has.")
    int check(
            @Option(names = "--from", defaultValue = "history", description = "history.") String from,
            @Option(names = "--timings", description = "Says where the time went.") boolean timings) {
        CheckResult result = migrate.get().check(from);
        printChanges(result.tables(), result.revisions(), result.changes());
        if (timings) {
            result.timings().forEach(out::println);
        }
        return (result.changes().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).code();
    }

    @Command(
            name = "branches",
            aliases = {"show", "edit", "ensure-version", "squash", "import", "lock", "plan", "lint", "verify", "doctor"
            },
            description = "Announced for a later version.")
    int announced(@Parameters(arity = "0..*", paramLabel = "ARGUMENT") @Nullable List<String> arguments) {
        err.println("""
                This version of Migrate does not have that command yet.
                    has  revision, merge, check, upgrade, downgrade, stamp, current, heads, history""");
        return ExitCode.USAGE.code();
    }

    private void printChanges(int tables, int revisions, List<String> changes) {
        out.println("Compared " + count(tables, "table") + " of the JPA model with the history ("
                + count(revisions, "revision") + ").");
        if (changes.isEmpty()) {
            out.println("No new upgrade operations detected.");
        }
        changes.forEach(out::println);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static List<String> orEmpty(@Nullable List<String> values) {
        return Objects.requireNonNullElse(values, List.of());
    }
}
