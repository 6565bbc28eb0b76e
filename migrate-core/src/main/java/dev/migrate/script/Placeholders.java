package dev.migrate.script;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.sql.SqlSyntax;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What stands in the place of {@code ${name}} in SQL revisions; an immutable value. Without any, a statement runs as it stands
 * in its file. Quotes, comments and the bodies of routines stay as they are in any case.
 *
 * @param values the values by their names
 */
public record Placeholders(SortedMap<String, String> values) {

    /** Nothing is replaced. */
    public static final Placeholders NONE = new Placeholders(Collections.emptySortedMap());

    static final String BEGINNING = "${";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*");
    private static final Pattern NOT_IN_LINES = Pattern.compile("[\\x00\\r\\n]");
    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(" + NAME + ")}");

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

    /** Somebody who is told which placeholders a statement has. */
    @FunctionalInterface
    interface Used {
        void used(String name, TextPlace at);
    }

    /**
     * Returns a statement with the values in their places.
     *
     * @param at where the statement starts in its file
     * @throws ScriptException if a placeholder has no value, or one that is more than a part of a statement
     */
    String in(String statement, TextPlace at, SqlSyntax syntax, MalformedScript malformed, Used used) {
        return values.isEmpty() || !statement.contains(BEGINNING)
                ? statement
                : new Replacement(values, statement, at, syntax, malformed, used).text(syntax);
    }
}
