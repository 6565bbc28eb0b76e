package dev.migrate.dialect.h2;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the position out of an error: H2 repeats the statement and marks the place in it. */
final class H2Errors {

    private static final Pattern MARKED = Pattern.compile("(?s)^[^\"]*\"(.*?)\\[\\*]");

    /** What a quote, a backslash and a character that cannot be seen become in the message. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-9a-f]{4})|\\\\\\\\|\"\"");

    private static final int HEXADECIMAL = 16;

    /** The database may only be read, or its file cannot be read or written: H2's own codes. */
    private static final List<Integer> ENVIRONMENT = List.of(90_097, 90_028, 90_031);

    /**
     * The connection is broken, or was closed: H2's own codes, which are its SQLStates as well. That the database has been closed
     * (90098) it says of checks, too, which it can no longer execute.
     */
    private static final List<Integer> LOST = List.of(90_067, 90_121);

    /** The user must be an administrator, or has not enough rights for an object. */
    private static final List<Integer> MISSING_RIGHT = List.of(90_040, 90_096);

    private H2Errors() {}

    static boolean isMissingRight(SQLException refusal) {
        return MISSING_RIGHT.contains(refusal.getErrorCode());
    }

    static boolean isEnvironment(SQLException refusal) {
        return ENVIRONMENT.contains(refusal.getErrorCode());
    }

    static boolean isLost(SQLException failure) {
        return LOST.contains(failure.getErrorCode());
    }

    static OptionalInt position(SQLException refusal, String sql) {
        Matcher marked = MARKED.matcher(String.valueOf(refusal.getMessage()));
        if (!marked.find()) {
            return OptionalInt.empty();
        }
        String before = ESCAPED.matcher(marked.group(1))
                .replaceAll(each -> Matcher.quoteReplacement(
                        each.group(1) == null
                                ? each.group().substring(1)
                                : Character.toString(Integer.parseInt(each.group(1), HEXADECIMAL))));
        return sql.startsWith(before) ? OptionalInt.of(before.length()) : OptionalInt.empty();
    }
}
