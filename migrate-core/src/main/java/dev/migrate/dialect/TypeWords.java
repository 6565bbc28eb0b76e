package dev.migrate.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of types within expressions. */
final class TypeWords {

    private static final Map<String, String> FULL = new TreeMap<>();
    private static final Set<String> TEXTS =
            new TreeSet<>(List.of("character varying", "text", "character", "bpchar", "varchar", "name"));
    private static final Set<String> NUMBERS =
            new TreeSet<>(List.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "oid"));
    private static final Set<String> BEFORE_TEXT = new TreeSet<>(
            List.of("date", "time", "timestamp", "interval", "uuid", "json", "jsonb", "bytea", "inet", "xml"));

    static {
        FULL.put("bool", "boolean");
        FULL.put("decimal", "numeric");
        FULL.put("float4", "real");
        FULL.put("float8", "double precision");
        FULL.put("int", "integer");
        FULL.put("int2", "smallint");
        FULL.put("int4", "integer");
        FULL.put("int8", "bigint");
        FULL.put("char", "character");
        FULL.put("varchar", "character varying");
        FULL.put("timestamptz", "timestamp with time zone");
        FULL.put("timetz", "time with time zone");
        FULL.put("timestamp", "timestamp without time zone");
        FULL.put("time", "time without time zone");
    }

    private TypeWords() {}

    /** Returns the type without its numbers, under its full name. */
    static String bare(String type) {
        String bare = type.replaceAll("\\s*\\([^)]*\\)", "").strip();
        return FULL.getOrDefault(bare, bare);
    }

    static boolean isText(@Nullable String bare) {
        return bare != null && TEXTS.contains(bare);
    }

    static boolean isNumber(@Nullable String bare) {
        return bare != null && NUMBERS.contains(bare);
    }

    /** Returns whether a word can stand before a text to say its type. */
    static boolean standsBeforeText(String word) {
        return BEFORE_TEXT.contains(word);
    }

    /** Reads the words of a type up to the closing parenthesis around it, as they stand. */
    static String words(Tokens tokens) {
        StringBuilder words = new StringBuilder();
        int open = 0;
        while (tokens.peek().kind() != Tokens.Kind.END
                && !(open == 0 && tokens.peek().is(")"))) {
            Tokens.Token token = tokens.next();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean word = token.kind() == Tokens.Kind.WORD && !words.isEmpty();
            words.append(word ? " " : "").append(token.text());
        }
        return words.toString();
    }

    /** Reads the name of a type. */
    static String read(Tokens tokens) {
        StringBuilder type = new StringBuilder(word(tokens));
        while (tokens.take(".")) {
            type.append('.').append(word(tokens));
        }
        if (type.toString().equals("double") && tokens.take("precision")) {
            type.append(" precision");
        }
        boolean varying = type.toString().equals("character") && tokens.take("varying");
        String name = varying ? "character varying" : type.toString();
        String numbers = numbers(tokens);
        name = zoned(name, tokens);
        name = FULL.getOrDefault(name, name);
        return withNumbers(name, numbers) + dimensions(tokens);
    }

    private static String zoned(String name, Tokens tokens) {
        if (tokens.take("with", "time", "zone")) {
            return name + " with time zone";
        }
        return tokens.take("without", "time", "zone") ? name + " without time zone" : name;
    }

    private static String withNumbers(String name, String numbers) {
        int space = name.indexOf(" with");
        return space < 0 ? name + numbers : name.substring(0, space) + numbers + name.substring(space);
    }

    private static String dimensions(Tokens tokens) {
        StringBuilder dimensions = new StringBuilder();
        while (tokens.take("[", "]")) {
            dimensions.append("[]");
        }
        return dimensions.toString();
    }

    private static String word(Tokens tokens) {
        Tokens.Token token = tokens.next();
        if (token.kind() != Tokens.Kind.WORD && token.kind() != Tokens.Kind.QUOTED) {
            throw new UnreadableExpressionException(token.text());
        }
        return token.text();
    }

    private static String numbers(Tokens tokens) {
        if (!tokens.take("(")) {
            return "";
        }
        StringBuilder numbers = new StringBuilder("(").append(tokens.next().text());
        while (tokens.take(",")) {
            numbers.append(',').append(tokens.next().text());
        }
        tokens.expect(")");
        return numbers.append(')').toString();
    }
}
