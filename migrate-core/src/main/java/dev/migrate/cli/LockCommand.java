package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.LockInfo;
import dev.migrate.command.Migrate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lock",
        description = "Says who migrates the database, or releases what a process that is gone has left.",
        footer = {
            "",
            "Examples:",
            "  migrate lock status",
            "  migrate lock release",
            "  mvn migrate:lock -Daction=status"
        })
final class LockCommand extends Subcommand {

    @Parameters(paramLabel = "ACTION", description = "status or release.")
    String action = "";

    @Option(names = "--force", description = "Ends the session of a holder that is alive.")
    boolean force;

    LockCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        return switch (action) {
            case "status" -> status(migrate.lock().status());
            case "release" -> released(migrate.lock().release(force));
            default ->
                throw new MigrateException(
                        ExitCode.USAGE,
                        "The lock has no action '" + action + "'.\n    known  status, release\nName one of these.");
        };
    }

    private static Answer status(LockInfo lock) {
        List<String> lines = new ArrayList<>();
        if (lock.held()) {
            lines.add("The database is being migrated.");
            lines.addAll(facts(lock));
        } else if (lock.holder() == null) {
            lines.add("Nobody is migrating the database.");
        } else {
            lines.add("Nobody is migrating the database: who did so last is gone, which stops nobody.");
            lines.add("    holder  " + lock.holder());
        }
        return Answer.of(lines, data(lock));
    }

    private static Answer released(LockInfo lock) {
        List<String> lines = new ArrayList<>();
        lines.add(
                lock.held()
                        ? "Released: the session of the holder was ended."
                        : lock.holder() == null
                                ? "Nothing to release: nobody holds the lock."
                                : "Released: the holder is gone.");
        if (lock.holder() != null) {
            lines.add("    holder  " + lock.holder());
        }
        return Answer.of(lines, data(lock));
    }

    /** Returns what is known of a holder, one fact a line. */
    static List<String> facts(LockInfo lock) {
        return List.of(
                "    holder  " + known(lock.holder()),
                "    step    " + known(lock.step()),
                "    since   " + known(lock.since()));
    }

    private static String known(@Nullable Object value) {
        return value == null ? "not known" : value.toString();
    }

    static Map<String, @Nullable Object> data(LockInfo lock) {
        Map<String, @Nullable Object> data = Data.of("held", lock.held());
        data.put("holder", lock.holder());
        data.put("step", lock.step());
        data.put("since", lock.since() == null ? null : String.valueOf(lock.since()));
        data.put("ending", lock.ending());
        return data;
    }
}
