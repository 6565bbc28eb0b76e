package dev.migrate.dialect.h2;

import dev.migrate.dialect.h2.H2Expressions.Bond;
import dev.migrate.dialect.h2.H2Expressions.Phrase;
import dev.migrate.dialect.h2.H2Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads expressions as H2 does; what it does not know makes it return null, and then nothing is known of the whole. */
final class H2Parser {

    private static final List<String> COMPARISONS = List.of("=", "<>", "<", ">", "<=", ">=");
    private static final List<String> TURNED = List.of("=", "<>", ">", "<", ">=", "<=");
    private static final List<String> FUNCTIONS_OF_RESERVED_NAMES =
            List.of("left", "right", "year", "month", "day", "hour", "minute", "second", "if", "user");
    private static final List<String> CONSTANTS = List.of(
            "true",
            "false",
            "null",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "current_schema");
    private static final Pattern WHOLE_AS_NUMBER = Pattern.compile(
            "cast\\((-?\\d+) as (?:smallint|integer|bigint|real|double precision|decfloat.*|numeric.*|float.*)\\)");
    private static final Pattern DECIMAL_AS_NUMBER =
            Pattern.compile("cast\\((-?\\d+\\.(\\d+)) as (?:decfloat.*|numeric\\(\\d+, (\\d+)\\))\\)");
    private static final Pattern TEXT_AS_UUID = Pattern.compile("(?s)uuid ('.*')");

    private final List<H2Token> tokens;
    private int at;

    H2Parser(List<H2Token> tokens) {
        this.tokens = tokens;
    }

    Optional<Phrase> whole() {
        Phrase phrase = alternatives();
        return phrase == null || peek().kind() != Kind.END ? Optional.empty() : Optional.of(phrase);
    }

    private H2Token peek() {
        return tokens.get(at);
    }

    private H2Token next() {
        H2Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean accept(String word) {
        boolean found = peek().is(word);
        if (found) {
            next();
        }
        return found;
    }

    private @Nullable Phrase alternatives() {
        return joined(Bond.OR);
    }

    private @Nullable Phrase joined(Bond bond) {
        List<Phrase> parts = new ArrayList<>();
        do {
            Phrase part = bond == Bond.OR ? joined(Bond.AND) : condition();
            if (part == null) {
                return null;
            }
            parts.add(part);
        } while (accept(bond == Bond.OR ? "or" : "and"));
        return parts.size() == 1 ? parts.get(0) : Phrase.joined(bond, parts);
    }

    private @Nullable Phrase condition() {
        if (!accept("not")) {
            return comparison();
        }
        Phrase denied = condition();
        return denied == null ? null : Phrase.of("not " + denied.within(Bond.NOT), Bond.NOT);
    }

    private @Nullable Phrase comparison() {
        Phrase left = operation(Bond.JOINED_TEXT);
        if (left == null) {
            return null;
        }
        String operator = peek().text();
        if (peek().kind() == Kind.SYMBOL && COMPARISONS.contains(operator)) {
            next();
            Phrase right = operation(Bond.JOINED_TEXT);
            return right == null ? null : compared(left, operator, right);
        }
        if (accept("is")) {
            return is(left);
        }
        return membership(left, accept("not"));
    }

    private static Phrase compared(Phrase left, String operator, Phrase right) {
        boolean turned = isValue(left) && !isValue(right);
        String text = turned
                ? operand(right) + " " + turned(operator) + " " + operand(left)
                : operand(left) + " " + operator + " " + operand(right);
        return Phrase.of(text, Bond.COMPARISON);
    }

    private static boolean isValue(Phrase phrase) {
        char first = phrase.text().charAt(0);
        return first == '\'' || first == '-' || Character.isDigit(first);
    }

    private static String turned(String operator) {
        return TURNED.get(COMPARISONS.indexOf(operator));
    }

    /** Leaves out the cast that H2 adds to a value so that it has the type of what it is compared to. */
    private static String operand(Phrase phrase) {
        String text = phrase.within(Bond.JOINED_TEXT);
        Matcher whole = WHOLE_AS_NUMBER.matcher(text);
        if (whole.matches()) {
            return whole.group(1);
        }
        Matcher decimal = DECIMAL_AS_NUMBER.matcher(text);
        if (decimal.matches()
                && (decimal.group(3) == null || decimal.group(2).length() == Integer.parseInt(decimal.group(3)))) {
            return decimal.group(1);
        }
        Matcher uuid = TEXT_AS_UUID.matcher(text);
        return uuid.matches() ? uuid.group(1) : text;
    }

    private @Nullable Phrase is(Phrase left) {
        String not = accept("not") ? "not " : "";
        for (String word : List.of("null", "true", "false", "unknown")) {
            if (accept(word)) {
                return Phrase.of(left.within(Bond.JOINED_TEXT) + " is " + not + word, Bond.COMPARISON);
            }
        }
        if (accept("distinct") && accept("from")) {
            Phrase right = operation(Bond.JOINED_TEXT);
            return right == null
                    ? null
                    : Phrase.of(operand(left) + " is " + not + "distinct from " + operand(right), Bond.COMPARISON);
        }
        return null;
    }

    private @Nullable Phrase membership(Phrase left, boolean denied) {
        String subject = left.within(Bond.JOINED_TEXT) + (denied ? " not " : " ");
        if (accept("in")) {
            return in(left, subject, denied);
        }
        if (accept("between")) {
            Phrase low = operation(Bond.JOINED_TEXT);
            Phrase high = accept("and") ? operation(Bond.JOINED_TEXT) : null;
            return low == null || high == null
                    ? null
                    : Phrase.of(subject + "between " + operand(low) + " and " + operand(high), Bond.COMPARISON);
        }
        if (accept("like")) {
            Phrase pattern = operation(Bond.JOINED_TEXT);
            return pattern == null ? null : Phrase.of(subject + "like " + operand(pattern), Bond.COMPARISON);
        }
        return denied ? null : left;
    }

    private @Nullable Phrase in(Phrase left, String subject, boolean denied) {
        List<Phrase> values = accept("(") ? arguments() : null;
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() == 1) {
            return compared(left, denied ? "<>" : "=", values.get(0));
        }
        String list = values.stream().map(H2Parser::operand).collect(Collectors.joining(", ", "(", ")"));
        return Phrase.of(subject + "in " + list, Bond.COMPARISON);
    }

    /** Reads operations that go from left to right. */
    private @Nullable Phrase operation(Bond bond) {
        List<String> operators =
                switch (bond) {
                    case JOINED_TEXT -> List.of("||");
                    case SUM -> List.of("+", "-");
                    default -> List.of("*", "/", "%");
                };
        Phrase left = operand(bond);
        while (left != null && peek().kind() == Kind.SYMBOL && operators.contains(peek().text())) {
            String operator = next().text();
            Phrase right = operand(bond);
            left = right == null
                    ? null
                    : Phrase.of(left.within(bond) + " " + operator + " " + right.within(bond.tighter()), bond);
        }
        return left;
    }

    private @Nullable Phrase operand(Bond bond) {
        return bond == Bond.PRODUCT ? signed() : operation(bond == Bond.JOINED_TEXT ? Bond.SUM : Bond.PRODUCT);
    }

    private @Nullable Phrase signed() {
        if (!accept("-")) {
            return atom();
        }
        Phrase value = signed();
        return value == null ? null : Phrase.of("-" + value.within(Bond.ATOM), Bond.SIGN);
    }

    private @Nullable Phrase atom() {
        H2Token token = next();
        return switch (token.kind()) {
            case TEXT, NUMBER -> atom(token.text());
            case NAME -> name(token.text());
            case WORD -> word(token.text());
            case SYMBOL -> token.is("(") ? inParentheses() : null;
            case END -> null;
        };
    }

    private static Phrase atom(String text) {
        return Phrase.of(text, Bond.ATOM);
    }

    private @Nullable Phrase inParentheses() {
        Phrase inner = alternatives();
        return inner != null && accept(")") ? inner : null;
    }

    private @Nullable Phrase name(String first) {
        if (!accept(".")) {
            return atom(first);
        }
        H2Token second = next();
        return second.kind() == Kind.WORD || second.kind() == Kind.NAME ? atom(first + "." + second.text()) : null;
    }

    private @Nullable Phrase word(String word) {
        if (peek().kind() == Kind.TEXT
                && List.of("date", "time", "timestamp", "uuid", "json").contains(word)) {
            return atom(word + " " + next().text());
        }
        if (word.equals("timestamp") && accept("with")) {
            boolean zoned = accept("time") && accept("zone") && peek().kind() == Kind.TEXT;
            return zoned ? atom("timestamp with time zone " + next().text()) : null;
        }
        if (word.equals("cast") && accept("(")) {
            return cast();
        }
        if (peek().is("(")) {
            return call(word);
        }
        boolean cannotBeName = H2Words.contains(word) && !CONSTANTS.contains(word) && !word.equals("value");
        return cannotBeName ? null : name(word);
    }

    private @Nullable Phrase cast() {
        Phrase value = alternatives();
        if (value == null || !accept("as")) {
            return null;
        }
        List<String> type = new ArrayList<>();
        int depth = 0;
        while (peek().kind() != Kind.END && !(depth == 0 && peek().is(")"))) {
            H2Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            type.add(token.text());
        }
        String words =
                String.join(" ", type).replace(" ( ", "(").replace(" )", ")").replace(" ,", ",");
        return accept(")") ? atom("cast(" + value.text() + " as " + words + ")") : null;
    }

    private @Nullable Phrase call(String function) {
        next();
        List<Phrase> arguments = arguments();
        boolean cannotBeCalled = H2Words.contains(function)
                && !FUNCTIONS_OF_RESERVED_NAMES.contains(function)
                && !CONSTANTS.contains(function);
        if (arguments == null || cannotBeCalled) {
            return null;
        }
        String name = function.equals("length") || function.equals("character_length") ? "char_length" : function;
        return atom(name + arguments.stream().map(Phrase::text).collect(Collectors.joining(", ", "(", ")")));
    }

    /** Reads what stands between an opening parenthesis, which was read, and the closing one. */
    private @Nullable List<Phrase> arguments() {
        List<Phrase> arguments = new ArrayList<>();
        if (accept(")")) {
            return arguments;
        }
        do {
            Phrase argument = alternatives();
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        } while (accept(","));
        return accept(")") ? arguments : null;
    }
}
