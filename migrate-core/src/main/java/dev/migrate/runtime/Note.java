package dev.migrate.runtime;

import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Recording.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * A row of the history that is to be written.
 *
 * @param direction {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param durationMs how long it took, in milliseconds, or null where that is not known
 * @param operations the canonical text of what was run, or null where it is not kept
 */
record Note(
        String revision,
        String direction,
        String message,
        @Nullable Long durationMs,
        @Nullable String checksum,
        String state,
        @Nullable String operations) {

    /** A step was taken. */
    static final String APPLIED = "APPLIED";
    /** A step was refused by the database. */
    static final String FAILED = "FAILED";
    /** A stamp took the row of a revision away. */
    static final String REMOVED = "REMOVED";

    /** Returns the row of a step that was taken by a script. */
    static Note of(Recording recording) {
        return of(recording, recording.canonical()).ran(null, null);
    }

    private static Note of(Recording recording, Canonical canonical) {
        RevisionStep step = recording.step();
        boolean onlyTakesAway =
                step.kind() == RevisionStep.Kind.STAMP && step.change().insert().isEmpty();
        return new Note(
                step.revision().id(),
                step.kind().name(),
                step.revision().message(),
                null,
                canonical.checksum(),
                onlyTakesAway ? REMOVED : APPLIED,
                canonical.text());
    }

    /** Returns the row of a step that was run. */
    static Note of(Recording recording, long durationMs) {
        Note note = of(recording, recording.canonical());
        return note.ran(durationMs, note.operations);
    }

    /** Returns the row of a step that failed. */
    static Note failed(Recording recording) {
        Note note = of(recording, recording.canonical());
        return new Note(note.revision, note.direction, note.message, null, note.checksum, FAILED, note.operations);
    }

    /** Returns the row for a head that is forgotten, known to the code or not. */
    static Note removed(String revision, String message) {
        return new Note(revision, RevisionStep.Kind.STAMP.name(), message, null, null, REMOVED, null);
    }

    /** Returns the row that takes a revision as it is now for what was applied. */
    static Note accepted(Recording recording) {
        Canonical canonical = recording.canonical();
        return new Note(
                recording.step().revision().id(),
                RevisionStep.Kind.STAMP.name(),
                recording.step().revision().message(),
                null,
                canonical.checksum(),
                APPLIED,
                canonical.text());
    }

    private Note ran(@Nullable Long milliseconds, @Nullable String text) {
        return new Note(revision, direction, message, milliseconds, checksum, state, text);
    }
}
