package dev.migrate.revision;

import org.jspecify.annotations.Nullable;

/**
 * A parsed range of the graph: {@code ae10:head}, {@code :ae10}, {@code -3:}.
 *
 * @param start the text before the colon as a target, or null if there is none
 * @param end the text behind the colon as a target, or null if there is none
 */
public record RevisionRange(
        @Nullable RevisionTarget start, @Nullable RevisionTarget end) {

    /** Tells whether the text is meant as a range, that is, contains a colon. */
    public static boolean isRange(String text) {
        return text.indexOf(':') >= 0;
    }

    /**
     * Reads a range, which has exactly one colon.
     *
     * @throws InvalidTargetException if the text is none
     */
    public static RevisionRange parse(String text) {
        return TargetParser.parseRange(text);
    }

    /** Returns the range as it is typed. */
    @Override
    public String toString() {
        return (start == null ? "" : start) + ":" + (end == null ? "" : end);
    }
}
