package dev.migrate.schema;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, column, constraint, index or sequence, quoted or not.
 *
 * <p>Unquoted names are equal when they differ in case only, as in SQL; quoted names are equal to the letter and never
 * equal to an unquoted one. In text a quoted name stands between backticks, as in Hibernate's mappings; a backtick
 * within it is doubled.
 */
public final class Identifier implements Comparable<Identifier> {

    private final String text;
    private final boolean quoted;
    private final String folded;

    private Identifier(String text, boolean quoted) {
        this.text = text;
        this.quoted = quoted;
        this.folded = quoted ? text : text.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the identifier a text stands for: {@code `Name`} and {@code "Name"} are quoted, all else is not.
     *
     * @throws InvalidNameException if the text is empty or holds a NUL character, or if it is neither quoted nor made of
     *     letters, digits, {@code _} and {@code $} only
     */
    public static Identifier of(String text) {
        int last = text.length() - 1;
        if (last > 1 && isQuote(text.charAt(0)) && text.charAt(last) == text.charAt(0)) {
            String quote = text.substring(0, 1);
            return quoted(text.substring(1, last).replace(quote + quote, quote));
        }
        if (!isPlain(text)) {
            throw new InvalidNameException(text);
        }
        return new Identifier(text, false);
    }

    /** Returns the quoted identifier of exactly this text. */
    public static Identifier quoted(String text) {
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new InvalidNameException(text);
        }
        return new Identifier(text, true);
    }

    /** Returns the identifier of a text, unquoted where its letters allow it. */
    public static Identifier ofPlainOrQuoted(String text) {
        return isPlain(text) ? new Identifier(text, false) : quoted(text);
    }

    /** Returns the identifier of a text, or null for null. */
    public static @Nullable Identifier ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** Returns whether a text can stand in SQL without quotes (reserved words aside). */
    public static boolean isPlain(String text) {
        if (text.isEmpty() || !isStart(text.codePointAt(0))) {
            return false;
        }
        return text.codePoints().allMatch(c -> isStart(c) || Character.isDigit(c) || c == '$');
    }

    private static boolean isStart(int c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isQuote(char c) {
        return c == '`' || c == '"';
    }

    /** Returns the letters of the name, without quotes. */
    public String text() {
        return text;
    }

    /** Returns whether the name is quoted, and so exact. */
    public boolean isQuoted() {
        return quoted;
    }

    /** Returns the form under which equal names are the same text: lower case unless quoted. */
    public String folded() {
        return folded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Identifier that && quoted == that.quoted && folded.equals(that.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public int compareTo(Identifier other) {
        int byText = folded.compareTo(other.folded);
        return byText != 0 ? byText : Boolean.compare(quoted, other.quoted);
    }

    /** Returns the text that {@link #of} reads as this identifier. */
    @Override
    public String toString() {
        return quoted ? "`" + text.replace("`", "``") + "`" : text;
    }
}
