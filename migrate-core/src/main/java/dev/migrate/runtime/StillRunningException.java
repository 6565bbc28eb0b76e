package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.time.Duration;

/** The server is still at a statement that an earlier run has begun. */
final class StillRunningException extends MigrateException {

    private static final long serialVersionUID = 1L;

    StillRunningException(String sql, Duration waited) {
        super(
                ExitCode.LOCKED,
                "Another session still executes a statement that an earlier run began.\n" + Lines.entry("sql     ", sql)
                        + "\n" + Lines.entry("waited  ", waited.toSeconds() + " s")
                        + "\nRun it again when that session is done, or wait longer: migrate.lock.timeout="
                        + 2 * Math.max(1, waited.toSeconds()) + "s");
    }
}
