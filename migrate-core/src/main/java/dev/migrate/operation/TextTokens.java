package dev.migrate.operation;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of operations into words, quoted texts, quoted names and signs. */
final class TextTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        TEXT,
        QUOTED_NAME,
        SIGN,
        END
    }

    /**
     * A token.
     *
     * @param value a word, a sign, or what stands between quotes, without escapes
     */
    record Token(Kind kind, String value, int offset) {

        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && value.equals(word);
        }

        /** Returns it in the words of a message. */
        String shown() {
            return switch (kind) {
                case END -> "the end";
                case TEXT -> "the text " + CanonicalText.READABLE.quote(value);
                case QUOTED_NAME -> "`" + value + "`";
                case WORD, SIGN -> "'" + value + "'";
            };
        }
    }

    private static final int DIGITS_OF_ESCAPE = 4;
    private static final int HEXADECIMAL = 16;

    private final String text;
    private int at;

    private TextTokens(String text) {
        this.text = text;
    }

    /** Returns the tokens, the last of which is the end. */
    static List<Token> of(String text) {
        TextTokens tokens = new TextTokens(text);
        List<Token> all = new ArrayList<>();
        do {
            all.add(tokens.next());
        } while (all.get(all.size() - 1).kind() != Kind.END);
        return all;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", start);
        }
        char c = text.charAt(at);
        if (c == '"' || c == '`') {
            return new Token(c == '"' ? Kind.TEXT : Kind.QUOTED_NAME, quoted(c), start);
        }
        String word = word();
        if (!word.isEmpty()) {
            return new Token(Kind.WORD, word, start);
        }
        at++;
        return new Token(Kind.SIGN, String.valueOf(c), start);
    }

    /** Reads a name in plain letters, or a number, which may be negative. */
    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && (isPartOfWord(text.charAt(at)) || isSignOfNumber(word))) {
            word.append(character());
        }
        return word.toString();
    }

    private boolean isSignOfNumber(CharSequence word) {
        return word.isEmpty()
                && text.charAt(at) == '-'
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '\\' || Character.isSurrogate(c);
    }

    private String quoted(char quote) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            value.append(character());
        }
        if (at == text.length() || text.charAt(at) != quote) {
            throw new MalformedOperationException(start, "a " + quote + " without its end", quote + " at the end");
        }
        at++;
        return value.toString();
    }

    /** Reads a character, which may be escaped. */
    private char character() {
        char c = text.charAt(at);
        if (c != '\\') {
            at++;
            return c;
        }
        int start = at++;
        if (at < text.length() && text.charAt(at) == 'u') {
            return unicode(start);
        }
        if (at < text.length() && "\\\"`".indexOf(text.charAt(at)) >= 0) {
            return text.charAt(at++);
        }
        throw new MalformedOperationException(start, "'\\'", "\\\\, \\\", \\` or \\u and four hexadecimal digits");
    }

    private char unicode(int start) {
        int end = at + 1 + DIGITS_OF_ESCAPE;
        String digits = end <= text.length() ? text.substring(at + 1, end) : "";
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new MalformedOperationException(start, "'\\u'", "\\u and four hexadecimal digits");
        }
        at = end;
        return (char) Integer.parseInt(digits, HEXADECIMAL);
    }
}
