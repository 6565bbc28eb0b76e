package dev.migrate.script;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlToken.Kind;
import dev.migrate.sql.SqlTokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The replacement of placeholders in one statement. */
final class Replacement {

    /** Names, numbers, what stands between them, and whole quotes that no database ends earlier or takes for more. */
    private static final Pattern PART = Pattern.compile(
            "(?:[A-Za-z0-9_.,()@%+:= ]|-(?!-)"
                    + "|(?<![A-Za-z0-9_'\"`])(?:'(?:[^'\\\\]|'')*'|\"(?:[^\"\\\\]|\"\")*\"|`[A-Za-z0-9_ .]*`)(?![A-Za-z0-9_'\"`]))*+");

    private static final String QUOTES = "'\"`";
    private static final String OF_COMMENTS = "-/*";

    /**
     * A value that has been put in.
     *
     * @param at where its placeholder stands in the statement
     * @param from where it begins in the new text
     * @param to where it ends there
     */
    private record Value(String name, int at, int from, int to) {}

    private final Map<String, String> values;
    private final String statement;
    private final TextPlace start;
    private final MalformedScript malformed;
    private final Placeholders.Used used;
    private final RoutineHead head;
    private final StringBuilder replaced = new StringBuilder();
    private final Set<String> known = new HashSet<>();
    private final List<Value> put = new ArrayList<>();
    private int copied;

    Replacement(
            Map<String, String> values,
            String statement,
            TextPlace start,
            SqlSyntax syntax,
            MalformedScript malformed,
            Placeholders.Used used) {
        this.values = values;
        this.statement = statement;
        this.start = start;
        this.malformed = malformed;
        this.used = used;
        this.head = RoutineHead.of(syntax);
    }

    String text(SqlSyntax syntax) {
        boolean[] isBody = {false};
        SqlTokens.each(statement, syntax, token -> {
            if (token.start() >= copied && !token.isSkipped()) {
                SqlToken read = !isBody[0] && isReplaced(token) ? name(token.start()) : token;
                isBody[0] = head.isPassed(read);
            }
            return true;
        });
        String text = replaced.append(statement, copied, statement.length()).toString();
        put.forEach(each -> check(text, each));
        return text;
    }

    /** What has a value may be any name to what follows the statement. */
    private SqlToken name(int from) {
        return new SqlToken(Kind.NAME, statement, from, copied, true);
    }

    /** Such a token may end with the dollar, which is a letter to it. */
    private boolean isReplaced(SqlToken token) {
        int at = token.end() - 1;
        boolean isCode = token.kind() == Kind.WORD || token.kind() == Kind.SYMBOL;
        if (!isCode || !statement.startsWith(Placeholders.BEGINNING, at)) {
            return false;
        }
        Matcher placeholder = Placeholders.PLACEHOLDER.matcher(statement).region(at, statement.length());
        if (!placeholder.lookingAt()) {
            return false;
        }
        String name = placeholder.group(1);
        if (known.add(name)) {
            used.used(name, place(at));
            requirePart(name, at);
        }
        replaced.append(statement, copied, at);
        int from = replaced.length();
        replaced.append(values.get(name));
        put.add(new Value(name, at, from, replaced.length()));
        copied = placeholder.end();
        return true;
    }

    private void requirePart(String name, int at) {
        String value = values.get(name);
        if (value == null) {
            throw malformed.of(
                    place(at),
                    "the placeholder ${" + name + "} has no value",
                    values.keySet().stream().map(each -> "${" + each + "}").collect(Collectors.joining(", ")),
                    "Set migrate.placeholders." + name + ", or correct the name.");
        }
        if (!PART.matcher(value).matches()) {
            throw malformed.of(
                    place(at),
                    "the value of the placeholder ${" + name + "} is no part of a statement",
                    "names, numbers and whole quotes, without a backslash, a comment or a semicolon",
                    "Correct migrate.placeholders." + name + ".");
        }
    }

    private TextPlace place(int at) {
        String before = statement.substring(0, at);
        int lines = (int) before.chars().filter(each -> each == '\n').count();
        int column = at - (before.lastIndexOf('\n') + 1) + 1;
        return new TextPlace(start.line() + lines, lines == 0 ? start.column() + at : column);
    }

    /** A minus before another one begins a comment, and a letter or a quote before a quote makes another text of it. */
    private void check(String text, Value value) {
        if (text.isBlank()) {
            throw malformed.of(
                    place(value.at()),
                    "nothing is left of a statement with the value of the placeholder ${" + value.name() + "}",
                    "a value, or words beside it",
                    "Correct migrate.placeholders." + value.name() + ", or remove the statement.");
        }
        if (runsTogether(text, value.from()) || runsTogether(text, value.to())) {
            throw malformed.of(
                    place(value.at()),
                    "the value of the placeholder ${" + value.name() + "} runs into what stands beside it",
                    "a value that begins and ends by itself there",
                    "Write a blank before and behind it, or correct migrate.placeholders." + value.name() + ".");
        }
    }

    private static boolean runsTogether(String text, int border) {
        if (border == 0 || border == text.length()) {
            return false;
        }
        char left = text.charAt(border - 1);
        char right = text.charAt(border);
        boolean isQuote = QUOTES.indexOf(left) >= 0 || QUOTES.indexOf(right) >= 0;
        boolean bothQuoteOrWord = isQuoteOrWord(left) && isQuoteOrWord(right);
        return isQuote && bothQuoteOrWord
                || OF_COMMENTS.indexOf(left) >= 0 && OF_COMMENTS.indexOf(right) >= 0
                || left == '$'
                || right == '$'
                || left == '\\'
                || right == '\\';
    }

    /** PostgreSQL takes any character beyond ASCII for a letter. */
    private static boolean isQuoteOrWord(char c) {
        return QUOTES.indexOf(c) >= 0 || c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
    }
}
