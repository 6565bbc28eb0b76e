package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SQL expression in pieces, and a place among them. */
final class Tokens {

    enum Kind {
        TEXT,
        QUOTED,
        NUMBER,
        WORD,
        SIGN,
        END
    }

    /**
     * A piece.
     *
     * @param text the piece as it stands, a word in lower case
     */
    record Token(Kind kind, String text) {

        boolean is(String sign) {
            return text.equals(sign) && (kind == Kind.SIGN || kind == Kind.WORD);
        }
    }

    private static final Pattern PIECE = Pattern.compile("""
            \\s+\
            |(?<TEXT>'[^']*+(?:''[^']*+)*+')\
            |(?<QUOTED>"[^"]*+(?:""[^"]*+)*+"|`[^`]*+(?:``[^`]*+)*+`)\
            |(?<NUMBER>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\
            |(?<WORD>[\\p{L}_][\\p{L}\\p{Nd}_$]*)\
            |(?<SIGN>::|[()\\[\\],.]|[-+*/<>=~!@#%^&|?]+)\
            """);
    private static final Token END = new Token(Kind.END, "");

    private final List<Token> tokens;
    private int at;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = PIECE.matcher(expression);
        int end = 0;
        while (end < expression.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new UnreadableExpressionException(expression.substring(end));
            }
            end = add(tokens, matcher);
        }
        return new Tokens(tokens);
    }

    /** Adds what was found, and returns where it ends: a sign does not take in the minus of a number after it. */
    private static int add(List<Token> tokens, Matcher found) {
        if (found.group().isBlank()) {
            return found.end();
        }
        for (Kind kind : List.of(Kind.TEXT, Kind.QUOTED, Kind.NUMBER, Kind.WORD)) {
            String text = found.group(kind.name());
            if (text != null) {
                tokens.add(new Token(kind, kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text));
                return found.end();
            }
        }
        String sign = found.group();
        if (sign.contains("--") || sign.contains("/*")) {
            throw new UnreadableExpressionException(sign);
        }
        while (sign.length() > 1 && (sign.endsWith("-") || sign.endsWith("+")) && sign.matches("[-+*/<>=]+")) {
            sign = sign.substring(0, sign.length() - 1);
        }
        tokens.add(new Token(Kind.SIGN, sign));
        return found.start() + sign.length();
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int further) {
        return at + further < tokens.size() ? tokens.get(at + further) : END;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean take(String... signs) {
        for (int i = 0; i < signs.length; i++) {
            if (!peek(i).is(signs[i])) {
                return false;
            }
        }
        at += signs.length;
        return true;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw new UnreadableExpressionException(peek().text());
        }
    }

    int place() {
        return at;
    }

    void goBackTo(int place) {
        at = place;
    }
}
