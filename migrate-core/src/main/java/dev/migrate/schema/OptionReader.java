package dev.migrate.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the options of a table in the words that stand behind the parenthesis of {@code create table}. */
final class OptionReader {

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:''|\\\\.|[^'\\\\])*'|\"(?:\"\"|[^\"])*\"|`(?:``|[^`])*`|[(),=]|[^\\s(),='\"`]+|['\"`]");

    private final String text;
    private final boolean parametersApart;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private int at;

    /** A word and where it stands. */
    private record Token(String word, int start, int end) {}

    /**
     * Creates a reader.
     *
     * @param parametersApart whether options that nobody knows by name stand between parentheses, as on PostgreSQL
     */
    OptionReader(String text, boolean parametersApart) {
        this.text = text;
        this.parametersApart = parametersApart;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group().toLowerCase(Locale.ROOT), matcher.start(), matcher.end()));
        }
    }

    Map<String, String> read() {
        while (at < tokens.size()) {
            option();
        }
        return options;
    }

    private void option() {
        if (take(",") || peek("default") && at + 1 < tokens.size() && take("default")) {
            return;
        }
        int start = at;
        String name = name();
        switch (name) {
            case "with" -> parameters(start);
            case "unlogged", "strict", "without rowid" -> options.put(name, "");
            case OptionWords.PARTITION_BY -> options.put(name, partitions());
            case "inherits", "using", "tablespace", OptionWords.COLLATE -> options.put(name, value());
            default -> other(start, name);
        }
    }

    private void other(int start, String name) {
        if (parametersApart) {
            at = tokens.size();
            String rest = between(start, at);
            options.put(OptionWords.UNKNOWN + rest, rest);
        } else {
            options.put(name, value());
        }
    }

    private String name() {
        String first = tokens.get(at++).word();
        if (at < tokens.size()) {
            String name = pair(first + " " + word());
            at += name.isEmpty() ? 0 : 1;
            return name.isEmpty() ? first : name;
        }
        return first;
    }

    /** Names of two words, one of which MySQL has a shorter word for. */
    private static String pair(String words) {
        return switch (words) {
            case OptionWords.PARTITION_BY, "without rowid", "data directory", "index directory" -> words;
            case "character set" -> OptionWords.CHARSET;
            default -> "";
        };
    }

    private void parameters(int start) {
        if (!take("(")) {
            other(start, "with");
            return;
        }
        while (at < tokens.size() && !take(")")) {
            if (!take(",")) {
                String name = tokens.get(at++).word();
                options.put(name, peek("=") ? value() : "");
            }
        }
    }

    private String value() {
        take("=");
        if (at >= tokens.size()) {
            return "";
        }
        int start = at;
        if (peek("(")) {
            group();
        } else {
            at++;
        }
        return between(start, at);
    }

    private void group() {
        int depth = 0;
        do {
            depth += peek("(") ? 1 : peek(")") ? -1 : 0;
            at++;
        } while (depth > 0 && at < tokens.size());
    }

    /** On PostgreSQL something may stand behind it. */
    private String partitions() {
        int start = at;
        while (at < tokens.size()
                && !(parametersApart && List.of("using", "with", "tablespace").contains(word()))) {
            if (peek("(")) {
                group();
            } else {
                at++;
            }
        }
        return between(start, at);
    }

    private String word() {
        return tokens.get(at).word();
    }

    private String between(int start, int end) {
        return start == end
                ? ""
                : text.substring(tokens.get(start).start(), tokens.get(end - 1).end());
    }

    private boolean peek(String word) {
        return at < tokens.size() && word().equals(word);
    }

    private boolean take(String word) {
        boolean found = peek(word);
        at += found ? 1 : 0;
        return found;
    }
}
