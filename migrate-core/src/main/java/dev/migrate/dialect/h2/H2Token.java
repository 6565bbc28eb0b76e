package dev.migrate.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of an expression, spelled evenly.
 *
 * @param text words in lower case, names without needless quotes, texts without escapes
 */
record H2Token(Kind kind, String text) {

    enum Kind {
        WORD,
        NAME,
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    private static final Pattern PIECE = Pattern.compile("\\s*(?:"
            + "(?<escaped>[uU]&'(?:[^']|'')*')"
            + "|(?<escapedname>[uU]&\"(?:[^\"]|\"\")+\")"
            + "|(?<text>'(?:[^']|'')*')"
            + "|(?<name>\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`)"
            + "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{Nd}_$]*)"
            + "|(?<symbol><>|!=|<=|>=|\\|\\||[-+*/%<>=(),.])"
            + ")");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:\\\\|\\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4}))");

    boolean is(String word) {
        return kind != Kind.TEXT && kind != Kind.NAME && text.equals(word);
    }

    /** Returns the pieces, or nothing if there is something in the expression that is none of the known. */
    static Optional<List<H2Token>> read(String expression) {
        List<H2Token> tokens = new ArrayList<>();
        String text = expression.strip();
        Matcher piece = PIECE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            piece.region(at, text.length());
            if (!piece.lookingAt()) {
                return Optional.empty();
            }
            tokens.add(token(piece));
            at = piece.end();
        }
        tokens.add(new H2Token(Kind.END, ""));
        return Optional.of(tokens);
    }

    private static H2Token token(Matcher piece) {
        String found = piece.group("word");
        if (found != null) {
            return new H2Token(Kind.WORD, found.toLowerCase(Locale.ROOT));
        }
        found = piece.group("name");
        if (found != null) {
            return new H2Token(Kind.NAME, name(found));
        }
        found = piece.group("escapedname");
        if (found != null) {
            return new H2Token(Kind.NAME, name(unescaped(found.substring(2))));
        }
        found = piece.group("text");
        if (found != null) {
            return new H2Token(Kind.TEXT, found);
        }
        found = piece.group("escaped");
        if (found != null) {
            return new H2Token(Kind.TEXT, unescaped(found.substring(2)));
        }
        found = piece.group("number");
        if (found != null) {
            return new H2Token(Kind.NUMBER, found);
        }
        String symbol = piece.group("symbol");
        return new H2Token(Kind.SYMBOL, symbol.equals("!=") ? "<>" : symbol);
    }

    private static String name(String quoted) {
        String quote = quoted.substring(0, 1);
        String spelling = quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
        return H2Dialect.WRITER.name(H2Words.identifier(spelling));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(H2Token::character);
    }

    private static String character(MatchResult escape) {
        String digits = escape.group(1) == null ? escape.group(2) : escape.group(1);
        String character = digits == null ? "\\" : Character.toString(Integer.parseInt(digits, 16));
        return Matcher.quoteReplacement(character);
    }
}
