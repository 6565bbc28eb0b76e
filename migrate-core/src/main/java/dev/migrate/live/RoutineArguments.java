package dev.migrate.live;

import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the arguments of routines by their types, which is what PostgreSQL tells routines of one name apart by.
 *
 * @param types the types in the catalog's words
 */
record RoutineArguments(List<String> types) {

    private static final Pattern DEFAULT = Pattern.compile("\\s*(?:\\bdefault\\b|:?=).*");
    private static final Pattern NUMBERS = Pattern.compile("\\s*\\(\\s*\\d+(?:\\s*,\\s*\\d+)?\\s*\\)");
    private static final Pattern MODE = Pattern.compile("(inout|in|out|variadic) (?=.)");
    private static final Pattern SEVERAL_WORDS = Pattern.compile(
            "(?:.* )?(double precision|character varying|bit varying|(?:timestamp|time) with(?:out)? time zone)((?:\\[\\])*)");
    private static final Map<String, String> OTHER_WORDS = new TreeMap<>();
    private static final List<String> BUILT_IN = List.of(
            "integer",
            "smallint",
            "bigint",
            "boolean",
            "real",
            "double precision",
            "numeric",
            "character varying",
            "character",
            "text",
            "timestamp with time zone",
            "timestamp without time zone",
            "time with time zone",
            "time without time zone",
            "date",
            "interval",
            "uuid",
            "json",
            "jsonb",
            "bytea",
            "inet",
            "xml",
            "bit");

    static {
        OTHER_WORDS.put("int", "integer");
        OTHER_WORDS.put("int2", "smallint");
        OTHER_WORDS.put("int4", "integer");
        OTHER_WORDS.put("int8", "bigint");
        OTHER_WORDS.put("bool", "boolean");
        OTHER_WORDS.put("float", "double precision");
        OTHER_WORDS.put("float4", "real");
        OTHER_WORDS.put("float8", "double precision");
        OTHER_WORDS.put("decimal", "numeric");
        OTHER_WORDS.put("varchar", "character varying");
        OTHER_WORDS.put("char", "character");
        OTHER_WORDS.put("timestamptz", "timestamp with time zone");
        OTHER_WORDS.put("timestamp", "timestamp without time zone");
        OTHER_WORDS.put("timetz", "time with time zone");
        OTHER_WORDS.put("time", "time without time zone");
    }

    /**
     * Returns the arguments that a text between parentheses says.
     *
     * @param kind functions are not told apart by what they only return
     */
    static RoutineArguments of(DefinitionKind kind, String text) {
        List<String> types = new ArrayList<>();
        String inner = text.strip();
        inner = inner.startsWith("(") ? inner.substring(1, Math.max(1, inner.lastIndexOf(')'))) : inner;
        for (String argument : cut(inner)) {
            String bare = DEFAULT.matcher(
                            argument.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                    .replaceFirst("");
            if (!bare.isEmpty() && !(kind == DefinitionKind.FUNCTION && bare.startsWith("out "))) {
                types.add(type(
                        NUMBERS.matcher(MODE.matcher(bare).replaceFirst("")).replaceAll("")));
            }
        }
        return new RoutineArguments(types);
    }

    private static List<String> cut(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && c == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Returns the type at the end of an argument, which may have a name. */
    private static String type(String argument) {
        Matcher several = SEVERAL_WORDS.matcher(argument);
        if (several.matches()) {
            return several.group(1) + several.group(2);
        }
        String word = argument.substring(argument.lastIndexOf(' ') + 1);
        int array = word.indexOf('[');
        String element = array < 0 ? word : word.substring(0, array);
        String dimensions = array < 0 ? "" : "[]";
        String unqualified = element.replaceFirst("^pg_catalog\\.", "");
        return OTHER_WORDS.getOrDefault(unqualified, unqualified) + dimensions;
    }

    /** Returns whether these are the same arguments as those of a routine that is there, if that can be told. */
    Presence isSame(RoutineArguments there) {
        if (types.equals(there.types)) {
            return Presence.THERE;
        }
        if (types.size() != there.types.size()) {
            return Presence.MISSING;
        }
        for (int i = 0; i < types.size(); i++) {
            String mine = types.get(i);
            String other = there.types.get(i);
            if (!mine.equals(other) && isBuiltIn(mine) && isBuiltIn(other)) {
                return Presence.MISSING;
            }
        }
        return Presence.UNKNOWN;
    }

    private static boolean isBuiltIn(String type) {
        return BUILT_IN.contains(type.replace("[]", ""));
    }
}
