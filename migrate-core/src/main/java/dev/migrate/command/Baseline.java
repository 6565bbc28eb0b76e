package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.ScriptDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A revision that makes all of the model, which cannot follow others that make parts of it. */
record Baseline(ScriptDirectory scripts) {

    void requireFits(History history, Dialect dialect, List<Operation> operations) {
        if (scripts.revisions().size() == 0) {
            return;
        }
        String error = history.isKnown(dialect.name())
                ? error(history, dialect, operations)
                : "what the SQL of revisions makes is not known";
        if (error != null) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "There are revisions already, and one that makes all of the model cannot follow them.\n    head   "
                            + String.join("\n    head   ", heads()) + "\n    error  " + error
                            + "\nWrite what the model has beyond them: mvn migrate:revision -Dmessage=\"…\"");
        }
    }

    private static @Nullable String error(History history, Dialect dialect, List<Operation> operations) {
        try {
            Replay.apply(history.replay(dialect.name()), operations);
            return null;
        } catch (IllegalOperationException e) {
            return e.getMessage();
        }
    }

    private List<String> heads() {
        return scripts.revisions().heads().stream().map(Baseline::words).toList();
    }

    private static String words(RevisionNode head) {
        return (head.id() + "  " + head.message()).strip();
    }
}
