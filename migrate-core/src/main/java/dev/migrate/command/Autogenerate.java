package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.script.ScriptDirectory;

/** Writes revisions from the model. */
@SuppressWarnings("DoNotCallSuggester")
final class Autogenerate {

    Autogenerate(Configuration configuration, ScriptDirectory scripts, TargetDatabase target) {}

    RevisionResult revision(RevisionRequest request) {
        throw new MigrateException(ExitCode.USAGE, "revision " + request.message());
    }

    CheckResult check(String from) {
        throw new MigrateException(ExitCode.USAGE, "check " + from);
    }
}
