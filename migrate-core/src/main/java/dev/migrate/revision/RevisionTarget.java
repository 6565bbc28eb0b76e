package dev.migrate.revision;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parsed name of a place in the graph: {@code head}, {@code ae10}, {@code shop@head}, {@code +2}, {@code shop@ae10-1}.
 *
 * <p>A target is {@code [branch@]symbol}, {@code [branch@]symbol+N} or {@code [branch@]+N}, where N may also be negative.
 * The symbol is an id or the beginning of one, a branch label, or one of the words head, heads, base and current; the
 * branch is an id or a label and limits what the symbol may mean to the revisions before and after it.
 *
 * @param branch the text before the {@code @}, or null
 * @param symbol the text before the steps, or null if the steps count from the current revision
 * @param steps how far up (positive) or down (negative) of the symbol the target lies; 0 is the symbol itself
 */
public record RevisionTarget(
        @Nullable String branch, @Nullable String symbol, int steps) {

    /** Checks that the parts make sense together. */
    public RevisionTarget {
        if (symbol == null && steps == 0) {
            throw new IllegalArgumentException("A target needs a symbol or steps.");
        }
    }

    /**
     * Reads one target.
     *
     * @throws InvalidTargetException if the text is none
     */
    public static RevisionTarget parse(String text) {
        return TargetParser.parse(text);
    }

    /**
     * Reads one or more targets separated by commas.
     *
     * @throws InvalidTargetException if one of them is none
     */
    public static List<RevisionTarget> parseAll(String text) {
        return Stream.of(text.split(",", -1)).map(RevisionTarget::parse).toList();
    }

    /** Tells whether the target lies some steps away from its symbol or from the current revision. */
    public boolean isRelative() {
        return steps != 0;
    }

    /** Tells whether the target is the base of all branches. */
    public boolean isBase() {
        return branch == null && !isRelative() && isSymbol(RevisionNames.BASE);
    }

    /** Tells whether the steps count from where the database is. */
    boolean countsFromCurrent() {
        return isRelative() && (symbol == null || isSymbol(RevisionNames.CURRENT));
    }

    boolean isSymbol(String word) {
        return word.equals(symbol);
    }

    /** Returns the target as it is typed. */
    @Override
    public String toString() {
        return (branch == null ? "" : branch + "@")
                + (symbol == null ? "" : symbol)
                + (steps > 0 ? "+" : "")
                + (steps == 0 ? "" : Integer.toString(steps));
    }
}
