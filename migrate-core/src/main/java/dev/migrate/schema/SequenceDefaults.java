package dev.migrate.schema;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Defaults that take numbers from sequences. */
public final class SequenceDefaults {

    /** The name may stand in a text, as in {@code nextval('pet_seq')}. */
    private static final Pattern IN_TEXT = Pattern.compile("(?i)(nextval\\s*\\(\\s*')([^']*)'");

    private static final Pattern NEXT = Pattern.compile("(?i).*\\bnext.*", Pattern.DOTALL);

    private SequenceDefaults() {}

    /** Returns the tables with a column whose default takes numbers from a sequence, in their order. */
    public static List<Table> taking(TableName sequence, Collection<Table> tables) {
        Identifier name = sequence.name();
        return tables.stream()
                .filter(table -> table.columns().values().stream().anyMatch(each -> takes(each, name)))
                .toList();
    }

    /** Returns whether the default of a column takes numbers from a sequence. */
    public static boolean takes(Column column, Identifier sequence) {
        ColumnDefault value = column.defaultValue();
        return value != null
                && NEXT.matcher(value.expression()).matches()
                && SqlExpressions.mentions(value.expression().replace('\'', ' '), sequence);
    }

    /** Returns a table whose columns take numbers from a sequence under its new name. */
    public static Table renamed(Table table, Identifier from, Identifier to) {
        Table changed = table;
        for (Column column : table.columns().values()) {
            ColumnDefault value = column.defaultValue();
            if (value != null && takes(column, from)) {
                ColumnDefault renamed = new ColumnDefault(renamed(value.expression(), from, to));
                changed = changed.withColumn(column.name(), column.withDefault(renamed));
            }
        }
        return changed;
    }

    private static String renamed(String expression, Identifier from, Identifier to) {
        Matcher text = IN_TEXT.matcher(SqlExpressions.renamed(expression, from, to));
        return text.replaceAll(found ->
                Matcher.quoteReplacement(found.group(1) + SqlExpressions.renamed(found.group(2), from, to) + "'"));
    }
}
