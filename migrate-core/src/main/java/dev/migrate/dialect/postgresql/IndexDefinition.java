package dev.migrate.dialect.postgresql;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.NullsOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL prints of an index: it says of each part only what is not usual for it, which the catalog's tables do not
 * tell.
 *
 * @param parts the text of each part
 * @param nullsDistinct whether rows without a value do not count as equal
 */
record IndexDefinition(List<String> parts, boolean nullsDistinct) {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\"(.]+)";
    private static final Pattern EACH_NAME = Pattern.compile(NAME);
    private static final Pattern AFTER_CONTENT = Pattern.compile("(?: COLLATE (?<collation>" + NAME + "(?:\\." + NAME
            + ")?))?(?: (?!DESC|NULLS)(?<class>" + NAME + "(?:\\." + NAME + ")?(?: \\([^)]*\\))?))?"
            + "(?<descending> DESC)?(?: NULLS (?<nulls>FIRST|LAST))?");

    static IndexDefinition read(String definition) {
        int open = outside(definition, 0, '(');
        List<String> parts = new ArrayList<>();
        int start = open + 1;
        int end = next(definition, start);
        while (definition.charAt(end) == ',') {
            parts.add(definition.substring(start, end));
            start = end + 2;
            end = next(definition, start);
        }
        parts.add(definition.substring(start, end));
        String rest = definition.substring(end + 1);
        if (rest.startsWith(" INCLUDE (")) {
            rest = rest.substring(closing(rest, rest.indexOf('(')) + 1);
        }
        return new IndexDefinition(parts, !rest.startsWith(" NULLS NOT DISTINCT"));
    }

    /** Returns where the next comma or closing parenthesis stands that belongs to what one is in. */
    private static int next(String text, int from) {
        int at = from;
        while (true) {
            char c = text.charAt(at);
            if (c == '(') {
                at = closing(text, at);
            } else if (c == ')' || c == ',') {
                return at;
            } else if (c == '"' || c == '\'') {
                at = text.indexOf(c, at + 1);
            }
            at++;
        }
    }

    private static int closing(String text, int open) {
        int at = next(text, open + 1);
        while (text.charAt(at) == ',') {
            at = next(text, at + 1);
        }
        return at;
    }

    /** Returns where a letter stands outside quotes. */
    private static int outside(String text, int from, char wanted) {
        int at = from;
        while (text.charAt(at) != wanted) {
            at = (text.charAt(at) == '"' ? text.indexOf('"', at + 1) : at) + 1;
        }
        return at;
    }

    /** Returns a part by its number, whose column or expression the catalog's tables tell. */
    Index.Part part(int number, @Nullable Identifier column, @Nullable String expression) {
        String text = parts.get(number);
        String tail = text.substring(expression == null ? endOfName(text) : expression.length());
        Index.Part part = new Index.Part(column, expression, false);
        Matcher said = AFTER_CONTENT.matcher(tail);
        if (!said.matches()) {
            return part;
        }
        String collation = said.group("collation");
        String nulls = said.group("nulls");
        return new Index.Part(
                column,
                expression,
                said.group("descending") != null,
                nulls == null ? null : NullsOrder.valueOf(nulls),
                collation == null ? null : unquoted(collation),
                said.group("class"));
    }

    private static int endOfName(String text) {
        if (text.startsWith("\"")) {
            int end = 1;
            while (text.charAt(end) != '"' || end + 1 < text.length() && text.charAt(end + 1) == '"') {
                end += text.charAt(end) == '"' ? 2 : 1;
            }
            return end + 1;
        }
        int blank = text.indexOf(' ');
        return blank < 0 ? text.length() : blank;
    }

    /** Returns the name of a collation without its schema. */
    private static String unquoted(String name) {
        Matcher names = EACH_NAME.matcher(name);
        String last = name;
        while (names.find()) {
            last = names.group();
        }
        return last.startsWith("\"") ? last.substring(1, last.length() - 1).replace("\"\"", "\"") : last;
    }
}
