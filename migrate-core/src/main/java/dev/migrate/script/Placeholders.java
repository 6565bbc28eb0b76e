package dev.migrate.script;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlToken.Kind;
import dev.migrate.sql.SqlTokens;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in the place of {@code ${name}} in SQL revisions; an immutable value. Without any, a statement runs as it stands
 * in its file. Quotes, comments and the bodies of routines stay as they are in any case.
 *
 * @param values the values by their names
 */
public record Placeholders(SortedMap<String, String> values) {

    /** Nothing is replaced. */
    public static final Placeholders NONE = new Placeholders(Collections.emptySortedMap());

    private static final String BEGINNING = "${";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*");
    private static final Pattern NOT_IN_LINES = Pattern.compile("[\\x00\\r\\n]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(" + NAME + ")}");

    /** Copies the values. */
    public Placeholders {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Returns the placeholders of some names.
     *
     * @throws MigrateException if a name cannot be written, or a value is not one line
     */
    public static Placeholders of(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "A placeholder has a name that cannot be written.\n    name  " + name
                                + "\nTake letters, digits and underscores, with dots or dashes between:"
                                + " migrate.placeholders.app-schema=app");
            }
            if (NOT_IN_LINES.matcher(value).find()) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "The value of a placeholder is not one line of text.\n    name  " + name
                                + "\nCorrect migrate.placeholders." + name + ".");
            }
        });
        return new Placeholders(new TreeMap<>(values));
    }

    /**
     * Returns a statement with the values in their places.
     *
     * @param at where the statement starts in its file
     * @throws ScriptException if a placeholder has no value, or one that is more than a part of a statement
     */
    String in(String statement, TextPlace at, SqlSyntax syntax, MalformedScript malformed) {
        if (values.isEmpty() || !statement.contains(BEGINNING)) {
            return statement;
        }
        Replacement replacement = new Replacement(statement, at, syntax, malformed);
        SqlTokens.each(statement, syntax, replacement::goesOnBehind);
        return replacement.end();
    }

    /** Goes through one statement. */
    private final class Replacement {

        private final String statement;
        private final TextPlace start;
        private final SqlSyntax syntax;
        private final MalformedScript malformed;
        private final RoutineHead head;
        private final StringBuilder replaced = new StringBuilder();
        private int copied;

        Replacement(String statement, TextPlace start, SqlSyntax syntax, MalformedScript malformed) {
            this.statement = statement;
            this.start = start;
            this.syntax = syntax;
            this.malformed = malformed;
            this.head = new RoutineHead(syntax);
        }

        boolean goesOnBehind(SqlToken token) {
            boolean isCode = token.kind() == Kind.WORD || token.kind() == Kind.SYMBOL;
            int at = isCode && token.start() >= copied ? statement.indexOf(BEGINNING, token.start()) : -1;
            if (at >= 0 && at < token.end()) {
                replaceAt(at);
            }
            return !head.endsWith(token);
        }

        private void replaceAt(int at) {
            Matcher placeholder = PLACEHOLDER.matcher(statement).region(at, statement.length());
            if (placeholder.lookingAt()) {
                replaced.append(statement, copied, at).append(value(placeholder.group(1), at));
                copied = placeholder.end();
            }
        }

        private String value(String name, int at) {
            String value = values.get(name);
            if (value == null) {
                throw malformed.of(
                        place(at),
                        "the placeholder ${" + name + "} has no value",
                        values.keySet().stream().map(each -> "${" + each + "}").collect(Collectors.joining(", ")),
                        "Set migrate.placeholders." + name + ", or correct the name.");
            }
            if (SqlTokens.of(value, syntax).stream().anyMatch(Replacement::isNoPart)) {
                throw malformed.of(
                        place(at),
                        "the value of the placeholder ${" + name + "} is no part of a statement",
                        "names, numbers and whole quotes, without a comment or a semicolon",
                        "Correct migrate.placeholders." + name + ".");
            }
            return value;
        }

        private static boolean isNoPart(SqlToken token) {
            return !token.isClosed()
                    || token.kind() == Kind.LINE_COMMENT
                    || token.kind() == Kind.BLOCK_COMMENT
                    || token.kind() == Kind.EXECUTABLE_COMMENT
                    || token.word().equals(";");
        }

        private TextPlace place(int at) {
            String before = statement.substring(0, at);
            int lines = (int) before.chars().filter(each -> each == '\n').count();
            int column = at - (before.lastIndexOf('\n') + 1) + 1;
            return new TextPlace(start.line() + lines, lines == 0 ? start.column() + at : column);
        }

        String end() {
            return replaced.append(statement, copied, statement.length()).toString();
        }
    }
}
