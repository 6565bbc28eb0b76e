package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the text that the neutral dialect writes. */
final class PortableTextParser {

    private PortableTextParser() {}

    /** Returns the type, or nothing if it has no portable form. */
    static Optional<SqlType> parse(String text) {
        int open = text.indexOf('(');
        String word = open < 0 ? text : text.substring(0, open);
        List<String> arguments = open < 0 ? List.of() : split(text.substring(open + 1, text.length() - 1));
        if (word.equals("array")) {
            return parse(arguments.get(0))
                    .map(element -> new SqlType.Array(element, arguments.size() > 1 ? number(arguments, 1) : null));
        }
        Optional<SqlType> enumeration = form(word).map(form -> enumeration(form, arguments));
        return enumeration.isPresent() ? enumeration : basic(word, arguments);
    }

    private static Optional<SqlType> basic(String word, List<String> arguments) {
        return Arrays.stream(TypeName.values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .map(name -> new SqlType.Basic(name, number(arguments, 0), number(arguments, 1)));
    }

    private static Optional<EnumerationForm> form(String word) {
        return Arrays.stream(EnumerationForm.values())
                .filter(form -> form.word().equals(word))
                .findFirst();
    }

    private static SqlType enumeration(EnumerationForm form, List<String> arguments) {
        Identifier name = form.isNamed() ? typeName(arguments.get(0)) : null;
        return new SqlType.Enumeration(form, name, arguments.subList(1, arguments.size()), null, false, true);
    }

    /** Returns the enum's class in a text of an enumeration or an array of one, or null for other types. */
    static @Nullable String enumClass(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return null;
        }
        List<String> arguments = split(text.substring(open + 1, text.length() - 1));
        String word = text.substring(0, open);
        return word.equals("array")
                ? enumClass(arguments.get(0))
                : form(word).map(form -> arguments.get(0)).orElse(null);
    }

    /** Returns the name of the database's type for an enum's class: its simple name. */
    static Identifier typeName(String className) {
        String simple = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        return Identifier.ofPlainOrQuoted(simple);
    }

    private static @Nullable Integer number(List<String> arguments, int index) {
        return index < arguments.size() ? Integer.valueOf(arguments.get(index)) : null;
    }

    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(arguments.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(arguments.substring(start));
        return parts;
    }
}
