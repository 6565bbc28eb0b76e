package dev.migrate.foreign;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a script says.
 *
 * @param version null for a repeatable script
 */
record FlywayName(Kind kind, @Nullable FlywayVersion version, String description) {

    /** What a script is for. */
    enum Kind {
        VERSIONED,
        REPEATABLE,
        UNDO,
        BASELINE
    }

    /** Returns the version of a script that has one. */
    FlywayVersion requireVersion() {
        if (version == null) {
            throw new IllegalStateException("a repeatable script has no version");
        }
        return version;
    }

    /** Returns what the revision says that it does. */
    String message() {
        return description.isBlank() ? "version " + version : description.strip();
    }
}
