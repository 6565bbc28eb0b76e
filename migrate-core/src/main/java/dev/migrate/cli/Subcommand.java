package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.command.Migrate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command: its words and options, and how it is answered. */
@Command(sortOptions = false, sortSynopsis = false)
abstract class Subcommand implements Callable<Integer> {

    final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 1000,
            description = "Prints this help.")
    boolean help;

    @Option(
            names = "--json",
            order = 999,
            description = "Prints one JSON object on standard output, and all else on standard error.")
    boolean json;

    Subcommand(Console console) {
        this.console = console;
    }

    @Override
    public final Integer call() {
        Migrate migrate = console.migrate(json);
        Answer answer = answer(migrate);
        console.print(answer, json);
        if (listsRevisions()
                && answer.code() == ExitCode.DONE
                && migrate.heads().isEmpty()) {
            console.note(noRevisions(migrate.locations()));
        }
        return answer.code().code();
    }

    /** Returns whether it would be strange if the command found no revision at all. */
    boolean listsRevisions() {
        return false;
    }

    private static String noRevisions(List<String> locations) {
        return "There are no revisions.\n    looked in  " + String.join("\n               ", locations)
                + "\nWrite the first one: mvn migrate:revision -Dmessage=\"create schema\""
                + "\nor say where they are: migrate.locations\n";
    }

    /** Does what the command says. */
    abstract Answer answer(Migrate migrate);

    /** Returns whether the command needs the application's model. */
    boolean needsModel() {
        return false;
    }

    /** Returns the words for the place of a database: {@code the database is at 3f2a9c1d7b42.} */
    static String where(Collection<String> current) {
        return "the database is at " + (current.isEmpty() ? "base" : String.join(", ", current)) + ".";
    }

    /** Returns the answer that is a script. */
    final Answer script(Consumer<Appendable> writing) {
        if (json) {
            StringBuilder script = new StringBuilder();
            writing.accept(script);
            return new Answer(ExitCode.DONE, "", Data.of("sql", script.toString()));
        }
        SpooledScript.print(writing, console.out());
        return new Answer(ExitCode.DONE, "", Map.of());
    }
}
