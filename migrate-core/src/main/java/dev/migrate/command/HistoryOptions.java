package dev.migrate.command;

import org.jspecify.annotations.Nullable;

/**
 * What a history shall show.
 *
 * @param range its ends, such as {@code ae10:head}, both included; or null for all
 * @param indicateCurrent whether to mark the rows of the version table, for which the database is asked
 */
public record HistoryOptions(@Nullable String range, boolean indicateCurrent) {

    /** Returns the options of a history of all revisions that asks no database. */
    public static HistoryOptions all() {
        return new HistoryOptions(null, false);
    }
}
