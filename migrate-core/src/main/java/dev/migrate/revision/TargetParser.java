package dev.migrate.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads targets and ranges. */
final class TargetParser {

    private static final Pattern TARGET =
            Pattern.compile("(?:(?<branch>[^@+:,\\s-]+)@)?(?<symbol>[^@+:,\\s-]+)?(?<steps>[+-][0-9]+)?");

    private TargetParser() {}

    static RevisionTarget parse(String text) {
        String stripped = text.strip();
        if (RevisionRange.isRange(stripped)) {
            throw invalid(
                    stripped,
                    "a range stands only behind upgrade, downgrade and stamp with --sql," + " and behind history.");
        }
        return parseOne(stripped);
    }

    static RevisionRange parseRange(String text) {
        String stripped = text.strip();
        int colon = stripped.indexOf(':');
        if (colon < 0) {
            throw invalid(stripped, "a range has a colon between its start and its end.");
        }
        if (stripped.indexOf(':', colon + 1) >= 0) {
            throw invalid(stripped, "a range has one colon.");
        }
        return new RevisionRange(end(stripped.substring(0, colon)), end(stripped.substring(colon + 1)));
    }

    private static @Nullable RevisionTarget end(String text) {
        return text.isBlank() ? null : parseOne(text.strip());
    }

    private static RevisionTarget parseOne(String text) {
        if (text.isEmpty()) {
            throw invalid(text, "it is empty.");
        }
        Matcher matcher = TARGET.matcher(text);
        if (!matcher.matches()) {
            throw invalid(text, "it is not of the form [branch@]revision, [branch@]revision+N or [branch@]+N.");
        }
        String branch = matcher.group("branch");
        String symbol = matcher.group("symbol");
        String steps = matcher.group("steps");
        if (branch != null && RevisionNames.isReserved(branch)) {
            throw invalid(text, "before the @ stands a branch label or a revision id, not '" + branch + "'.");
        }
        if (symbol == null && steps == null) {
            throw invalid(text, "a revision is missing behind the @.");
        }
        return new RevisionTarget(branch, symbol, steps == null ? 0 : steps(text, steps));
    }

    private static int steps(String text, String steps) {
        int count;
        try {
            count = Integer.parseInt(steps);
        } catch (NumberFormatException e) {
            throw invalid(text, "the number of steps is too large.");
        }
        if (count == 0) {
            throw invalid(text, "the number of steps is at least 1.");
        }
        return count;
    }

    private static InvalidTargetException invalid(String text, String reason) {
        return new InvalidTargetException(
                text,
                "'" + text + "' names no revision: " + reason + "\n"
                        + "Examples: head, heads, base, 3f2a9c1d7b42, 3f2a, shop@head, +1, -1, 3f2a-1, shop@+1");
    }
}
