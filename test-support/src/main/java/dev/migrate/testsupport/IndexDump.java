package dev.migrate.testsupport;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An index without its name: its kind, columns or expressions with their order, and its predicate in one text. */
public record IndexDump(boolean unique, String definition) implements Comparable<IndexDump> {

    private static final Pattern PLAIN = Pattern.compile("(?:btree )?\\(([\\w$]+(?:, [\\w$]+)*)\\)");

    /** Returns all facts in one line. */
    public String text() {
        return (unique ? "unique index " : "index ") + definition;
    }

    @Override
    public int compareTo(IndexDump other) {
        return text().compareTo(other.text());
    }

    /** Returns the columns as a unique constraint tells them, or null if no unique constraint could say the same. */
    @Nullable
    String columnSet() {
        Matcher plain = PLAIN.matcher(definition);
        if (!unique || !plain.matches()) {
            return null;
        }
        return Names.sortedList(List.of(plain.group(1).split(", ", -1)));
    }
}
