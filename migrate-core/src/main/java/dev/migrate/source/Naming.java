package dev.migrate.source;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the files of new revisions are called.
 *
 * <p>A pattern is a path below the location, without the ending, in which words between braces stand for {@code id},
 * {@code date}, {@code time}, {@code year}, {@code month}, {@code day}, {@code hour}, {@code minute}, {@code second},
 * {@code epoch}, {@code slug} (the message as {@code add_account}) and {@code message} (the same as {@code AddAccount}).
 *
 * @param java the pattern of classes
 * @param sql the pattern of SQL files
 * @param slugLength the most letters of a message in a name
 * @param zone the time zone of date and time
 */
public record Naming(String java, String sql, int slugLength, ZoneId zone) {

    static final Pattern TOKEN = Pattern.compile("([_.-]?)\\{([^{}]*)}");
    private static final List<String> TOKENS = List.of(
            "id", "date", "time", "year", "month", "day", "hour", "minute", "second", "epoch", "slug", "message");
    private static final Pattern PLAIN = Pattern.compile("[\\w$. -]*(/[\\w$. -]+)*");
    private static final int LONGEST_SLUG = 120;

    /**
     * Checks the patterns.
     *
     * @throws MigrateException if a pattern has an unknown word or cannot be a path, or if the length makes no sense
     */
    public Naming {
        check("migrate.naming.java", java);
        check("migrate.naming.sql", sql);
        if (slugLength < 1 || slugLength > LONGEST_SLUG) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "The length of a message in names must make sense.\n    migrate.naming.slug-length  " + slugLength
                            + "\nGive a number from 1 to " + LONGEST_SLUG + ".");
        }
    }

    /** Returns the names that revisions have where the user gives none: {@code Rev20261122_0728_AddAccount}. */
    public static Naming standard() {
        return new Naming("Rev{date}_{time}_{message}", "rev{date}_{time}_{slug}", 40, ZoneOffset.UTC);
    }

    private static void check(String property, String pattern) {
        Matcher token = TOKEN.matcher(pattern);
        while (token.find()) {
            if (!TOKENS.contains(token.group(2))) {
                throw refused(property, pattern, "{" + token.group(2) + "} is not known");
            }
        }
        String plain = TOKEN.matcher(pattern).replaceAll("x");
        if (!PLAIN.matcher(plain).matches() || plain.contains("..") || plain.isBlank()) {
            throw refused(property, pattern, "it is no path of letters, digits, _, -, ., $, blanks and /");
        }
    }

    private static MigrateException refused(String property, String pattern, String reason) {
        return new MigrateException(
                ExitCode.USAGE,
                "The pattern for the names of revisions cannot be used: " + reason + ".\n    " + property + "  "
                        + pattern + "\n    known" + " ".repeat(Math.max(2, property.length() - 3))
                        + TOKENS.stream().map(each -> "{" + each + "}").collect(Collectors.joining(", "))
                        + "\nCorrect the pattern.");
    }

    /** Returns whether the pattern of a format names folders. */
    public boolean namesFolders(String format) {
        return (format.equals("sql") ? sql : java).indexOf('/') >= 0;
    }
}
