package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.op.Recorded;
import dev.migrate.script.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses to go back over a revision that has no way back. */
final class Irreversible {

    private Irreversible() {}

    static List<Recorded> require(Script script, @Nullable List<Recorded> downgrade) {
        if (downgrade == null) {
            String message = script.node().message();
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Cannot downgrade: revision " + script.node().id() + " is irreversible.\n    revision  "
                            + script.source() + (message.isEmpty() ? "" : ", " + message)
                            + "\nNothing has been run. Write a downgrade for it, or restore a backup.");
        }
        return downgrade;
    }
}
