package dev.migrate.runtime;

import dev.migrate.revision.RevisionStep;
import java.time.Duration;

/** Is told of steps, on the thread that runs them. */
@FunctionalInterface
public interface MigrationListener {

    /** Called when a step has been run and committed. */
    void stepDone(RevisionStep step, Duration duration);
}
