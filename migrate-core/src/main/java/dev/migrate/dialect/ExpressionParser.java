package dev.migrate.dialect;

import dev.migrate.dialect.Term.Level;
import dev.migrate.dialect.Tokens.Kind;
import dev.migrate.dialect.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an expression by PostgreSQL's precedence, which is the standard's. */
final class ExpressionParser {

    private final Tokens tokens;
    private final Terms terms;

    ExpressionParser(Tokens tokens, Terms terms) {
        this.tokens = tokens;
        this.terms = terms;
    }

    Term whole() {
        Term term = or();
        if (tokens.peek().kind() != Kind.END) {
            throw new UnreadableExpressionException(tokens.peek().text());
        }
        return term;
    }

    private Term or() {
        List<Term> all = new ArrayList<>(List.of(and()));
        while (tokens.take("or")) {
            all.add(and());
        }
        return terms.chain("or", all, Level.OR);
    }

    private Term and() {
        List<Term> all = new ArrayList<>(List.of(not()));
        while (tokens.take("and")) {
            all.add(not());
        }
        return terms.chain("and", all, Level.AND);
    }

    private Term not() {
        return tokens.take("not") ? terms.not(not()) : is();
    }

    private Term is() {
        Term term = comparison();
        while (tokens.take("is")) {
            String not = tokens.take("not") ? "not " : "";
            if (tokens.take("distinct", "from")) {
                term = terms.compared("is " + not + "distinct from", term, comparison(), Level.IS);
            } else {
                term = terms.is(term, not + tokens.next().text());
            }
        }
        return term;
    }

    private Term comparison() {
        Term left = range();
        String sign = comparisonSign(tokens.peek());
        if (sign == null) {
            return left;
        }
        tokens.next();
        if (tokens.peek().is("any") || tokens.peek().is("all")) {
            return quantified(left, sign, tokens.next().text());
        }
        return terms.compared(sign, left, range(), Level.COMPARISON);
    }

    private static @Nullable String comparisonSign(Token token) {
        if (token.kind() != Kind.SIGN) {
            return null;
        }
        return switch (token.text()) {
            case "=", "<", ">", "<=", ">=", "<>" -> token.text();
            case "!=" -> "<>";
            default -> null;
        };
    }

    private Term quantified(Term left, String sign, String quantifier) {
        tokens.expect("(");
        Term array = or();
        tokens.expect(")");
        return terms.quantified(left, sign, quantifier, array);
    }

    private Term range() {
        Term left = other();
        int place = tokens.place();
        boolean negated = tokens.take("not");
        if (tokens.take("between")) {
            Term low = other();
            tokens.expect("and");
            return terms.between(left, low, other(), negated);
        }
        if (tokens.take("in")) {
            tokens.expect("(");
            return terms.in(left, list(")"), negated);
        }
        for (String word : List.of("like", "ilike")) {
            if (tokens.take(word)) {
                return terms.compared((negated ? "not " : "") + word, left, other(), Level.RANGE);
            }
        }
        tokens.goBackTo(place);
        return left;
    }

    /** Operators that are none of the standard's; those that stand for like are said so. */
    private Term other() {
        Term left = sum();
        while (isOther(tokens.peek())) {
            String sign = tokens.next().text();
            String like = like(sign);
            left = like == null
                    ? terms.operated(sign, left, sum(), Level.OTHER)
                    : terms.compared(like, left, sum(), Level.RANGE);
        }
        return left;
    }

    private static boolean isOther(Token token) {
        return token.kind() == Kind.SIGN
                && comparisonSign(token) == null
                && !token.text().matches("[-+*/%^(),.]|\\[|]|::");
    }

    private static @Nullable String like(String sign) {
        return switch (sign) {
            case "~~" -> "like";
            case "!~~" -> "not like";
            case "~~*" -> "ilike";
            case "!~~*" -> "not ilike";
            default -> null;
        };
    }

    private Term sum() {
        Term left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            left = terms.operated(tokens.next().text(), left, product(), Level.SUM);
        }
        return left;
    }

    private Term product() {
        Term left = power();
        while (tokens.peek().is("*") || tokens.peek().is("/") || isRemainder(tokens.peek())) {
            String sign = tokens.next().text();
            left = terms.operated(sign.equals("mod") ? "%" : sign, left, power(), Level.PRODUCT);
        }
        return left;
    }

    private static boolean isRemainder(Token token) {
        return token.is("%") || token.is("mod");
    }

    private Term power() {
        Term left = zoned();
        while (tokens.take("^")) {
            left = terms.operated("^", left, zoned(), Level.POWER);
        }
        return left;
    }

    private Term zoned() {
        Term left = collated();
        while (tokens.take("at", "time", "zone")) {
            left = terms.operated("at time zone", left, collated(), Level.ZONE);
        }
        return left;
    }

    private Term collated() {
        Term term = signed();
        while (tokens.take("collate")) {
            term = terms.collated(term, tokens.next());
        }
        return term;
    }

    private Term signed() {
        if (tokens.take("-")) {
            return terms.negative(signed());
        }
        return tokens.take("+") ? signed() : cast();
    }

    private Term cast() {
        Term term = new AtomParser(tokens, terms, this).atom();
        while (tokens.take("::")) {
            term = terms.cast(term, TypeWords.read(tokens));
        }
        return term;
    }

    Term expression() {
        return or();
    }

    /** Reads expressions up to a closing sign, which it takes. */
    List<Term> list(String closing) {
        List<Term> list = new ArrayList<>();
        if (tokens.take(closing)) {
            return list;
        }
        do {
            list.add(or());
        } while (tokens.take(","));
        tokens.expect(closing);
        return list;
    }
}
