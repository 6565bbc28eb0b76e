package dev.migrate.dialect;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A part of an expression, already in its normal form. */
sealed interface Term {

    /** How strongly the parts of an expression hold together, the weakest first. */
    enum Level {
        OR,
        AND,
        NOT,
        IS,
        COMPARISON,
        RANGE,
        OTHER,
        SUM,
        PRODUCT,
        POWER,
        ZONE,
        COLLATE,
        SIGN,
        ATOM;

        Level tighter() {
            List<Level> all = List.of(values());
            return this == ATOM ? ATOM : all.get(all.indexOf(this) + 1);
        }
    }

    String text();

    Level level();

    /** Returns the type in lower case and without numbers, or null where it is not known. */
    default @Nullable String type() {
        return null;
    }

    /** Returns the text, between parentheses where it holds together less than the place needs. */
    default String within(Level needed) {
        return level().compareTo(needed) < 0 ? "(" + text() + ")" : text();
    }

    /** What stands between apostrophes. */
    record Text(String text) implements Term {
        @Override
        public Level level() {
            return Level.ATOM;
        }
    }

    /** A number, which may have a sign. */
    record Numeral(String text) implements Term {
        @Override
        public Level level() {
            return text.startsWith("-") ? Level.SIGN : Level.ATOM;
        }
    }

    /** A column. */
    record Name(String text, @Nullable String type) implements Term {
        @Override
        public Level level() {
            return Level.ATOM;
        }
    }

    /** A cast. */
    record Cast(Term operand, String target) implements Term {
        @Override
        public String text() {
            return "cast(" + operand.text() + " as " + target + ")";
        }

        @Override
        public Level level() {
            return Level.ATOM;
        }

        @Override
        public String type() {
            return TypeWords.bare(target);
        }
    }

    /** An array of elements. */
    record Elements(List<Term> elements) implements Term {
        @Override
        public String text() {
            return "array" + elements.stream().map(Term::text).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public Level level() {
            return Level.ATOM;
        }
    }

    /** Two operands and what stands between them. */
    record Pair(
            String sign,
            Term left,
            Term right,
            Level level,
            @Nullable String type) implements Term {
        @Override
        public String text() {
            boolean chains = level.compareTo(Level.RANGE) > 0;
            return left.within(chains ? level : level.tighter()) + " " + sign + " " + right.within(level.tighter());
        }
    }

    /** Conditions of which all or one must hold. */
    record Chain(String word, List<Term> terms, Level level) implements Term {
        @Override
        public String text() {
            return terms.stream()
                    .map(term -> term.within(level.tighter()))
                    .collect(Collectors.joining(" " + word + " "));
        }
    }

    /** Anything else. */
    record Phrase(String text, Level level, @Nullable String type) implements Term {}
}
