package dev.migrate.testsupport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a dump shows names: as the catalog stores them, in quotes where they are not plain. */
final class Names {

    private Names() {}

    static String show(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Shows a name with its schema, unless that is null for the schema one is in. */
    static String show(@Nullable String schema, String name) {
        return schema == null ? show(name) : show(schema) + "." + show(name);
    }

    static String list(List<String> shown) {
        return "(" + String.join(", ", shown) + ")";
    }

    static String sortedList(List<String> shown) {
        return list(shown.stream().sorted().toList());
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''").replace("\n", "\\n") + "'";
    }
}
