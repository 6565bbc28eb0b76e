package dev.migrate.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the text of a CREATE TABLE says beyond the pragmas; the maps are by column, spelled as a token. */
record SqliteTableText(
        List<String> checks, Map<String, String> generated, Map<String, String> collations, boolean autoincrement) {

    private static final Set<String> TABLE_CONSTRAINTS =
            new TreeSet<>(List.of("constraint", "primary", "unique", "check", "foreign"));

    static SqliteTableText parse(String sql) {
        SqliteTableText text = new SqliteTableText(
                new ArrayList<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Tokens.of(sql).contains("autoincrement"));
        List<String> tokens = Tokens.of(sql);
        int opening = tokens.indexOf("(");
        elements(tokens.subList(opening + 1, Tokens.closing(tokens, opening))).forEach(text::read);
        return text;
    }

    /** Returns the token that stands for a column's name. */
    static String key(String column) {
        return Tokens.of('"' + column.replace("\"", "\"\"") + '"').get(0);
    }

    /** Ascending is what a column is anyway. */
    private static List<String> withoutUsual(List<String> column) {
        int last = column.size() - 1;
        return last > 0 && column.get(last).equalsIgnoreCase("asc") ? column.subList(0, last) : column;
    }

    /** Returns columns or expressions and the predicate of a CREATE INDEX. */
    static String indexDefinition(String sql) {
        List<String> tokens = Tokens.of(sql);
        int opening = tokens.indexOf("(");
        int closing = Tokens.closing(tokens, opening);
        // A column may be called "end", which ends something in an expression
        List<String> columns = elements(tokens.subList(opening + 1, closing)).stream()
                .map(each -> Expressions.normalise(withoutUsual(each)).strip())
                .toList();
        List<String> predicate = tokens.subList(Math.min(closing + 2, tokens.size()), tokens.size());
        return Names.list(columns) + (predicate.isEmpty() ? "" : " where " + Expressions.normalise(predicate));
    }

    private void read(List<String> element) {
        boolean column = !TABLE_CONSTRAINTS.contains(element.get(0));
        for (int index = 1; index < element.size(); index++) {
            String before = element.get(index - 1);
            boolean bracket = element.get(index).equals("(");
            int end = bracket ? Tokens.closing(element, index) : index;
            if (bracket && before.equals("check")) {
                checks.add(Expressions.normalise(element.subList(index + 1, end)));
            } else if (bracket && before.equals("as") && column) {
                generated.put(element.get(0), Expressions.normalise(element.subList(index + 1, end)));
            } else if (before.equals("collate") && column) {
                collations.put(element.get(0), element.get(index));
            }
            index = end;
        }
    }

    private static List<List<String>> elements(List<String> tokens) {
        List<List<String>> elements = new ArrayList<>();
        int start = 0;
        for (int index = 0; index <= tokens.size(); index++) {
            if (index == tokens.size() || tokens.get(index).equals(",")) {
                elements.add(tokens.subList(start, index));
                start = index + 1;
            } else if (tokens.get(index).equals("(")) {
                index = Tokens.closing(tokens, index);
            }
        }
        return elements;
    }
}
