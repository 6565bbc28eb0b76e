package dev.migrate.script;

import dev.migrate.sql.SqlBody;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlToken.Kind;
import dev.migrate.sql.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The replacement of placeholders in one statement. */
final class Replacement {

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
    private final SqlSyntax syntax;
    private final MalformedScript malformed;
    private final Placeholders.Used used;
    private final SqlBody body;
    private final StringBuilder replaced = new StringBuilder();
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
        this.syntax = syntax;
        this.malformed = malformed;
        this.used = used;
        this.body = syntax.body();
    }

    String text() {
        SqlTokens.each(statement, syntax, this::goesOnBehind);
        String text = replaced.append(statement, copied, statement.length()).toString();
        if (!put.isEmpty()) {
            new Borders(text).check();
        }
        return text;
    }

    private boolean goesOnBehind(SqlToken token) {
        if (token.start() < copied) {
            return true;
        }
        if (token.kind() == Kind.WORD || token.kind() == Kind.SYMBOL) {
            // Such a token may end with the dollar, which is a letter to it
            int at = token.end() - 1;
            if (statement.startsWith(Placeholders.BEGINNING, at)) {
                replaceAt(at);
            }
        }
        body.accept(token);
        return !body.hasBegun();
    }

    private void replaceAt(int at) {
        Matcher placeholder = Placeholders.PLACEHOLDER.matcher(statement).region(at, statement.length());
        if (placeholder.lookingAt()) {
            String name = placeholder.group(1);
            used.used(name, place(at));
            replaced.append(statement, copied, at);
            int from = replaced.length();
            replaced.append(value(name, at));
            put.add(new Value(name, at, from, replaced.length()));
            copied = placeholder.end();
        }
    }

    private String value(String name, int at) {
        String value = values.get(name);
        if (value == null) {
            throw malformed.of(
                    place(at),
                    "the placeholder ${" + name + "} has no value",
                    values.keySet().stream().map(each -> "${" + each + "}").collect(Collectors.joining(", ")),
                    "Set migrate.placeholders." + name + ", or correct the name.");
        }
        if (SqlTokens.of(value, syntax).stream().anyMatch(Replacement::isNoPart)) {
            throw malformed.of(
                    place(at),
                    "the value of the placeholder ${" + name + "} is no part of a statement",
                    "names, numbers and whole quotes, without a comment or a semicolon",
                    "Correct migrate.placeholders." + name + ".");
        }
        return value;
    }

    private static boolean isNoPart(SqlToken token) {
        return !token.isClosed()
                || token.kind() == Kind.LINE_COMMENT
                || token.kind() == Kind.BLOCK_COMMENT
                || token.kind() == Kind.EXECUTABLE_COMMENT
                || token.word().equals(";");
    }

    private TextPlace place(int at) {
        String before = statement.substring(0, at);
        int lines = (int) before.chars().filter(each -> each == '\n').count();
        int column = at - (before.lastIndexOf('\n') + 1) + 1;
        return new TextPlace(start.line() + lines, lines == 0 ? start.column() + at : column);
    }

    /** Looks whether values are for the database what they are by themselves: a minus before another one begins a comment. */
    private final class Borders {

        private final String text;
        private int next;

        Borders(String text) {
            this.text = text;
        }

        void check() {
            SqlTokens.each(text, syntax, token -> {
                while (next < put.size() && put.get(next).to() <= token.start()) {
                    next++;
                }
                for (int i = next; i < put.size() && put.get(i).from() < token.end(); i++) {
                    if (token.kind() != Kind.WORD && isAcross(token, put.get(i))) {
                        throw acrossBorder(put.get(i));
                    }
                }
                return next < put.size();
            });
        }

        private boolean isAcross(SqlToken token, Value value) {
            return isWithin(token, value.from()) || isWithin(token, value.to());
        }

        private boolean isWithin(SqlToken token, int border) {
            return token.start() < border && border < token.end();
        }

        private ScriptException acrossBorder(Value value) {
            return malformed.of(
                    place(value.at()),
                    "the value of the placeholder ${" + value.name() + "} runs into what stands beside it",
                    "a value that begins and ends by itself there",
                    "Write a blank before and behind it, or correct migrate.placeholders." + value.name() + ".");
        }
    }
}
