package dev.migrate.dialect;

import dev.migrate.dialect.Term.Cast;
import dev.migrate.dialect.Term.Chain;
import dev.migrate.dialect.Term.Elements;
import dev.migrate.dialect.Term.Level;
import dev.migrate.dialect.Term.Name;
import dev.migrate.dialect.Term.Numeral;
import dev.migrate.dialect.Term.Pair;
import dev.migrate.dialect.Term.Phrase;
import dev.migrate.dialect.Term.Text;
import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes terms, each in its normal form from the start. */
record Terms(
        SqlWriter writer,
        Function<String, Identifier> stored,
        Function<Identifier, @Nullable String> typeOfColumn,
        Idiom idiom) {

    private static final List<String> GIVE_TEXT = List.of(
            "lower",
            "upper",
            "trim",
            "btrim",
            "ltrim",
            "rtrim",
            "substr",
            "substring",
            "replace",
            "concat",
            "left",
            "right",
            "initcap",
            "md5");
    private static final List<String> GIVE_FIRST = List.of("coalesce", "nullif", "greatest", "least");

    Term column(Tokens.Token token) {
        Identifier identifier = identifier(token);
        return new Name(writer.name(identifier), typeOfColumn.apply(identifier));
    }

    String name(Tokens.Token token) {
        return writer.name(identifier(token));
    }

    private Identifier identifier(Tokens.Token token) {
        String text = token.text();
        if (token.kind() == Tokens.Kind.WORD) {
            return Identifier.of(text);
        }
        String quote = text.substring(0, 1);
        return stored.apply(text.substring(1, text.length() - 1).replace(quote + quote, quote));
    }

    /** Joins conditions: those within each other become one, two limits of one term a range. */
    Term chain(String word, List<Term> terms, Level level) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        List<Term> flat = terms.stream()
                .flatMap(term -> term instanceof Chain chain && chain.word().equals(word)
                        ? chain.terms().stream()
                        : List.of(term).stream())
                .toList();
        List<Term> joined = new ArrayList<>();
        for (Term term : flat) {
            Term range = joined.isEmpty() ? null : range(word, joined.get(joined.size() - 1), term);
            if (range == null) {
                joined.add(term);
            } else {
                joined.set(joined.size() - 1, range);
            }
        }
        return joined.size() == 1 ? joined.get(0) : new Chain(word, joined, level);
    }

    private static @Nullable Term range(String word, Term first, Term second) {
        boolean and = word.equals("and");
        if (!(first instanceof Pair low)
                || !(second instanceof Pair high)
                || !low.left().equals(high.left())) {
            return null;
        }
        boolean limits = low.sign().equals(and ? ">=" : "<") && high.sign().equals(and ? "<=" : ">");
        return limits ? rangeOf(low.left(), low.right(), high.right(), !and) : null;
    }

    private static Term rangeOf(Term term, Term low, Term high, boolean negated) {
        String text = term.within(Level.OTHER) + (negated ? " not" : "") + " between " + low.within(Level.OTHER)
                + " and " + high.within(Level.OTHER);
        return new Phrase(text, Level.RANGE, "boolean");
    }

    Term between(Term term, Term low, Term high, boolean negated) {
        return rangeOf(relaxed(term, low), relaxed(low, term), relaxed(high, term), negated);
    }

    Term not(Term term) {
        String opposite = idiom.turnsNegations() && term instanceof Pair pair ? opposite(pair.sign()) : null;
        if (opposite != null && term instanceof Pair pair) {
            return new Pair(opposite, pair.left(), pair.right(), pair.level(), pair.type());
        }
        return new Phrase("not " + term.within(Level.NOT), Level.NOT, "boolean");
    }

    private static @Nullable String opposite(String sign) {
        return switch (sign) {
            case "=" -> "<>";
            case "<>" -> "=";
            case "<" -> ">=";
            case ">=" -> "<";
            case ">" -> "<=";
            case "<=" -> ">";
            default -> null;
        };
    }

    Term is(Term term, String state) {
        return new Phrase(term.within(Level.COMPARISON) + " is " + state, Level.IS, "boolean");
    }

    Term compared(String sign, Term left, Term right, Level level) {
        return new Pair(sign, relaxed(left, right), relaxed(right, left), level, "boolean");
    }

    Term in(Term left, List<Term> elements, boolean negated) {
        if (elements.isEmpty()) {
            throw new UnreadableExpressionException("in ()");
        }
        if (elements.size() == 1) {
            return compared(negated ? "<>" : "=", left, elements.get(0), Level.COMPARISON);
        }
        Term first = elements.get(0);
        String list = elements.stream()
                .map(element -> relaxed(element, left).text())
                .collect(Collectors.joining(", ", "(", ")"));
        return new Phrase(
                relaxed(left, first).within(Level.OTHER) + (negated ? " not in " : " in ") + list,
                Level.RANGE,
                "boolean");
    }

    Term quantified(Term left, String sign, String quantifier, Term array) {
        Term inner = array instanceof Cast cast ? cast.operand() : array;
        boolean in = sign.equals("=") && quantifier.equals("any");
        boolean notIn = sign.equals("<>") && quantifier.equals("all");
        if (inner instanceof Elements list && (in || notIn) && !list.elements().isEmpty()) {
            return in(left, list.elements(), notIn);
        }
        return new Phrase(
                left.within(Level.RANGE) + " " + sign + " " + quantifier + " (" + array.text() + ")",
                Level.COMPARISON,
                "boolean");
    }

    Term operated(String sign, Term left, Term right, Level level) {
        boolean joins = sign.equals("||") && (isText(left) || isText(right));
        Term plainLeft = beside(left, right);
        Term plainRight = beside(right, left);
        return new Pair(sign, plainLeft, plainRight, level, joins ? "text" : null);
    }

    Term negative(Term term) {
        if (term instanceof Numeral number && !number.text().startsWith("-")) {
            return new Numeral("-" + number.text());
        }
        return new Phrase("-" + term.within(Level.ATOM), Level.SIGN, term.type());
    }

    Term collated(Term term, Tokens.Token collation) {
        return new Phrase(term.within(Level.SIGN) + " collate " + collation.text(), Level.COLLATE, term.type());
    }

    /** A constant, or the call of a function under a synonym that is one. */
    Term constant(String word) {
        return new Phrase(idiom.function(word), Level.ATOM, null);
    }

    Term call(String called, List<Term> arguments) {
        String function = idiom.function(called);
        if (arguments.isEmpty() && AtomParser.isConstant(function)) {
            return constant(function);
        }
        List<Term> plain = arguments.stream()
                .map(function.equals("nextval") ? Terms::withoutCast : Terms::withoutCastOfNull)
                .toList();
        String type = GIVE_TEXT.contains(function) ? "text" : null;
        if (GIVE_FIRST.contains(function) && !plain.isEmpty()) {
            type = plain.get(0).type();
        }
        String text = plain.stream().map(Term::text).collect(Collectors.joining(", ", function + "(", ")"));
        return new Phrase(text, Level.ATOM, type);
    }

    static Term withoutCastOfNull(Term term) {
        return term instanceof Cast cast && isNull(cast.operand()) ? cast.operand() : term;
    }

    private static boolean isNull(Term term) {
        return term instanceof Phrase phrase && phrase.text().equals("null");
    }

    private static Term withoutCast(Term term) {
        return term instanceof Cast cast ? cast.operand() : term;
    }

    /** Casts a term, unless it says no more than the term itself. */
    Term cast(Term term, String target) {
        String bare = TypeWords.bare(target);
        boolean exact = target.equals(bare) || target.equals("bpchar");
        if (exact && TypeWords.isText(bare) && (isText(term) || term instanceof Text)) {
            return term;
        }
        if (term instanceof Text text && TypeWords.isNumber(bare) && text.text().matches("'-?\\d+(\\.\\d+)?'")) {
            return new Numeral(text.text().replace("'", ""));
        }
        return new Cast(term, target);
    }

    private static boolean isText(Term term) {
        return TypeWords.isText(term.type());
    }

    /** Returns a side of a comparison without the cast it is given for the other side's sake. */
    private static Term relaxed(Term term, Term other) {
        if (!(term instanceof Cast cast)) {
            return term;
        }
        Term operand = cast.operand();
        boolean number = TypeWords.isNumber(cast.type());
        if (operand instanceof Numeral && number) {
            return operand;
        }
        if (operand instanceof Name name && number && TypeWords.isNumber(name.type())) {
            return operand;
        }
        return operand instanceof Text && cast.type().equals(other.type()) ? operand : term;
    }

    /** Returns a side of an operator without the cast it is given for the other side's sake. */
    private static Term beside(Term term, Term other) {
        if (!(term instanceof Cast cast)) {
            return term;
        }
        Term operand = cast.operand();
        if (operand instanceof Numeral
                && TypeWords.isNumber(cast.type())
                && cast.type().equals(other.type())) {
            return operand;
        }
        boolean fraction = other instanceof Numeral number && number.text().contains(".");
        boolean wider = operand instanceof Name name
                && TypeWords.isNumber(name.type())
                && cast.type().equals("numeric");
        return wider && (fraction || cast.type().equals(other.type())) ? operand : term;
    }

    /** Returns a default without the cast to the type of its column. */
    static Term asAssigned(Term term, @Nullable String type) {
        if (term instanceof Cast cast && !(cast.operand() instanceof Cast) && isLiteral(cast.operand())) {
            return asAssigned(cast.operand(), type);
        }
        boolean number = type != null && TypeWords.isNumber(type);
        if (number && term instanceof Text text && text.text().matches("'-?\\d+(\\.\\d+)?'")) {
            return new Numeral(text.text().replace("'", ""));
        }
        return term;
    }

    private static boolean isLiteral(Term term) {
        return term instanceof Text || term instanceof Numeral || isNull(term);
    }
}
