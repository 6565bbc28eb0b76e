package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What is said of the numbers that a sequence or an identity column gives, beyond where they start and how far they are apart.
 *
 * @param min the least number, or null for that of the database
 * @param max the greatest number, or null for that of the database
 * @param cycle whether it begins again behind the last number
 * @param cache how many numbers a session takes at once, or null for as many as the database takes by itself
 */
public record SequenceOptions(
        @Nullable Long min,
        @Nullable Long max,
        boolean cycle,
        @Nullable Long cache) {

    /** Nothing is said. */
    public static final SequenceOptions NONE = new SequenceOptions(null, null, false, null);

    /** Returns them with another least number. */
    public SequenceOptions withMin(@Nullable Long newMin) {
        return new SequenceOptions(newMin, max, cycle, cache);
    }

    /** Returns them with another greatest number. */
    public SequenceOptions withMax(@Nullable Long newMax) {
        return new SequenceOptions(min, newMax, cycle, cache);
    }

    /** Returns them with another end. */
    public SequenceOptions withCycle(boolean newCycle) {
        return new SequenceOptions(min, max, newCycle, cache);
    }

    /** Returns them with another cache. */
    public SequenceOptions withCache(@Nullable Long newCache) {
        return new SequenceOptions(min, max, cycle, newCache);
    }

    /** Returns whether nothing is said of which numbers there are: a cache only makes it faster. */
    public boolean isPlain() {
        return withCache(null).equals(NONE);
    }

    /**
     * Returns what is said, without what the database would have said by itself.
     *
     * @param start the first number, which is the least one or the greatest one where it lies beyond the usual one
     * @param increment the distance between two numbers
     * @param first the least number of all
     * @param last the greatest number of all
     * @param usualCache how many numbers are taken at once by itself
     */
    public SequenceOptions withoutUsual(long start, long increment, long first, long last, long usualCache) {
        long least = Math.min(increment > 0 ? 1 : first, start);
        long greatest = Math.max(increment > 0 ? last : -1, start);
        return new SequenceOptions(
                min == null || min == least ? null : min,
                max == null || max == greatest ? null : max,
                cycle,
                cache == null || cache == usualCache ? null : cache);
    }
}
