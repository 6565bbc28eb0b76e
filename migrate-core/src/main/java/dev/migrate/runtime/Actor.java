package dev.migrate.runtime;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf revisions are run, as the history notes it.
 *
 * @param application the name of the application
 * @param version its version, or null where it is not known
 * @param tag a free text of the caller, such as the number of a change, or null
 */
public record Actor(
        String application,
        @Nullable String version,
        @Nullable String tag) {

    /** Returns the same with a tag. */
    public Actor withTag(@Nullable String text) {
        return new Actor(application, version, text);
    }
}
