package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.script.ScriptDirectory;
import java.util.List;
import java.util.Set;

/**
 * The revision that the last step of the history left applied.
 *
 * @param direction what that step was, {@code upgrade} or {@code stamp}
 */
record Applied(String revision, String direction, String message) {

    /** Returns the refusal of a run that finds no revision in the version table all the same. */
    MigrateException refusal(Tables tables, ScriptDirectory scripts, List<Journal.Entry> unfinished) {
        if (!unfinished.isEmpty()) {
            return UnfinishedRevisionException.forgotten(
                    unfinished, this, Unfinished.of(unfinished).waysOut(scripts, Set.of(revision)));
        }
        return new MigrateException(
                ExitCode.UNKNOWN_STATE,
                "The version table names no revision, but the history says that one is applied.\n"
                        + Lines.entry("table    ", tables.version()) + "\n"
                        + Lines.entry("history  ", words())
                        + "\nNothing was run. If the database is as the history says (mvn migrate:history), note it again:\n"
                        + "    mvn migrate:stamp -Drevision=" + revision + "\n"
                        + "If no revision is applied any more, note that:\n    mvn migrate:stamp -Drevision=base");
    }

    /** Returns the step, as in {@code upgrade a1, create accounts}. */
    String words() {
        return direction + " " + revision + ", " + message;
    }
}
