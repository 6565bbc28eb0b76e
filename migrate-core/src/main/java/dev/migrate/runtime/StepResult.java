package dev.migrate.runtime;

import dev.migrate.revision.RevisionStep;
import java.time.Duration;

/** A step that was run and how long it took. */
public record StepResult(RevisionStep step, Duration duration) {}
