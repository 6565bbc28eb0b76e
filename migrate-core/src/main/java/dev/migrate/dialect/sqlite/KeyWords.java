package dev.migrate.dialect.sqlite;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite's keys say beyond their columns, as it is written: collations and orders, and what happens on a conflict. Columns
 * go by their places, so that it holds when they are renamed.
 *
 * @param columns the words behind each column, or the empty text
 * @param conflict the clause, or the empty text
 */
record KeyWords(List<String> columns, String conflict) {

    /** No statement has this character. */
    private static final String END = "\0";

    KeyWords {
        columns = columns.stream().map(KeyWords::withoutUsual).toList();
    }

    /** An order that SQLite takes anyway. */
    private static String withoutUsual(String words) {
        String folded = words.toLowerCase(Locale.ROOT);
        boolean ascends = folded.equals("asc") || folded.endsWith(" asc");
        return ascends ? words.substring(0, words.length() - "asc".length()).strip() : words;
    }

    /** Returns the words of a key that stands behind its column. */
    static KeyWords of(String column, String conflict) {
        return new KeyWords(List.of(column), conflict);
    }

    /** Returns the words of a table's key, or null if it has none. */
    static @Nullable KeyWords of(Table table, Constraint key) {
        return table.options().stream()
                .filter(each -> each.dialect().equals(SqliteDialect.NAME) && each.isOf(key))
                .map(each -> read(each.value()))
                .findFirst()
                .orElse(null);
    }

    private static KeyWords read(String value) {
        List<String> parts = new ArrayList<>(List.of(value.split(END, -1)));
        String conflict = parts.remove(parts.size() - 1);
        return new KeyWords(parts, conflict);
    }

    TableOption option(Constraint key) {
        List<String> parts = new ArrayList<>(columns);
        parts.add(conflict);
        return TableOption.ofKey(SqliteDialect.NAME, key, String.join(END, parts));
    }

    boolean areUsual() {
        return conflict.isEmpty() && columns.stream().allMatch(String::isEmpty);
    }

    /** Returns the columns with their words, in parentheses, and the clause. */
    String text(List<Identifier> names) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add((SqliteNative.WRITER.name(names.get(i)) + " " + columns.get(i)).strip());
        }
        return ("(" + String.join(", ", parts) + ") " + conflict).strip();
    }
}
