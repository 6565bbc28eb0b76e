package dev.migrate.dialect.h2;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Expressions in one spelling, whoever wrote them.
 *
 * <p>H2 quotes names, adds parentheses and casts, and sorts what {@code and} and {@code or} join; so does this, but
 * with as few quotes and parentheses as there can be. What it cannot read it leaves alone.
 */
final class H2Expressions {

    private static final Comparator<String> SPELLING = Comparator.naturalOrder();

    private H2Expressions() {}

    static String normal(String expression) {
        return H2Token.read(expression).flatMap(H2Expressions::parsed).orElseGet(expression::strip);
    }

    private static Optional<String> parsed(List<H2Token> tokens) {
        return new H2Parser(tokens).whole().map(Phrase::text);
    }

    /** How tightly a phrase holds together. */
    enum Bond {
        OR,
        AND,
        NOT,
        COMPARISON,
        JOINED_TEXT,
        SUM,
        PRODUCT,
        SIGN,
        ATOM;

        Bond tighter() {
            List<Bond> all = List.of(values());
            return this == ATOM ? ATOM : all.get(all.indexOf(this) + 1);
        }
    }

    /**
     * A part of an expression.
     *
     * @param parts what {@code and} or {@code or} join, in order of their spelling; else nothing
     */
    record Phrase(String text, Bond bond, List<Phrase> parts) {

        static Phrase of(String text, Bond bond) {
            return new Phrase(text, bond, List.of());
        }

        /** Returns the text, in parentheses unless it holds together at least so tightly. */
        String within(Bond needed) {
            return bond.compareTo(needed) < 0 ? "(" + text + ")" : text;
        }

        static Phrase joined(Bond bond, List<Phrase> parts) {
            String word = bond == Bond.AND ? " and " : " or ";
            List<Phrase> flat = parts.stream()
                    .flatMap(each -> each.bond == bond ? each.parts.stream() : List.of(each).stream())
                    .sorted(Comparator.comparing(Phrase::text, SPELLING))
                    .toList();
            Bond next = bond.tighter();
            return new Phrase(
                    flat.stream().map(each -> each.within(next)).collect(Collectors.joining(word)), bond, flat);
        }
    }
}
