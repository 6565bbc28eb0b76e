package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Flyway writes in the place of {@code ${name}}.
 *
 * @param values by name; names differ in more than case
 */
public record FlywayPlaceholders(Map<String, String> values, String prefix, String suffix) {

    /** Copies the values. */
    public FlywayPlaceholders {
        Map<String, String> copy = new TreeMap<>();
        values.forEach((name, value) -> copy.put(name.toLowerCase(Locale.ROOT), value));
        values = Collections.unmodifiableMap(copy);
    }

    /** Returns a text with its values; what has none is added to a list, with its place. */
    String replace(String file, String place, String text, List<String> missing) {
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        while (true) {
            int start = text.indexOf(prefix, at);
            int end = start < 0 ? -1 : text.indexOf(suffix, start + prefix.length());
            if (end < 0) {
                return replaced.append(text, at, text.length()).toString();
            }
            String name = text.substring(start + prefix.length(), end);
            String value = name.equalsIgnoreCase("flyway:filename") ? file : values.get(name.toLowerCase(Locale.ROOT));
            if (value == null) {
                long line =
                        text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
                missing.add(place + ":" + line + "  " + prefix + name + suffix);
            }
            replaced.append(text, at, start).append(value == null ? "" : value);
            at = end + suffix.length();
        }
    }

    /** Refuses what has no value. */
    static void requireNone(List<String> missing) {
        if (!missing.isEmpty()) {
            List<String> first = new ArrayList<>(missing.subList(0, Math.min(10, missing.size())));
            if (missing.size() > first.size()) {
                first.add("and " + (missing.size() - first.size()) + " more");
            }
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The scripts have placeholders without a value.\n    " + String.join("\n    ", first)
                            + "\nGive the values, as Flyway gets them: -Dplaceholder=name=value (several: comma), or"
                            + " spring.flyway.placeholders.*; where Flyway replaces none: -DkeepPlaceholders");
        }
    }
}
