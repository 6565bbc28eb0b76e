package dev.migrate.operation;

import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns that only some rows must have: those of one class in the table of a hierarchy, by a check such as {@code dtype <>
 * 'Dog' or (kennel_id is not null)}.
 */
public final class DemandedColumns {

    private static final String NAME = "([\\p{L}_][\\p{L}\\p{Nd}_$]*|`[^`]+`|\"[^\"]+\")";
    private static final String VALUE = "('(?:[^']|'')*'|-?\\d{1,9})";
    private static final Pattern DEMAND =
            Pattern.compile("(?i)" + NAME + " <> " + VALUE + " or \\(?" + NAME + " is not null\\)?");

    private DemandedColumns() {}

    /** Returns the columns that checks which an alteration adds demand, each with the rows that must have it. */
    public static Map<Identifier, RowFilter> of(AlterTable alter) {
        Map<Identifier, RowFilter> demanded = new TreeMap<>();
        for (TableChange change : alter.changes()) {
            if (change instanceof AddConstraint add && add.constraint() instanceof Check check) {
                Matcher demand = DEMAND.matcher(check.expression());
                if (demand.matches()) {
                    demanded.put(
                            Identifier.of(demand.group(3)),
                            RowFilter.of(Identifier.of(demand.group(1)), value(demand.group(2))));
                }
            }
        }
        return demanded;
    }

    private static Object value(String literal) {
        return literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : Integer.valueOf(literal);
    }

    /** Returns the rows in words, {@code where dtype is 'Dog'}. */
    public static String words(RowFilter rows) {
        StringBuilder words = new StringBuilder("where ");
        rows.values().forEach((column, value) -> words.append(column)
                .append(" is ")
                .append(value instanceof String text ? "'" + text.replace("'", "''") + "'" : value));
        return words.toString();
    }
}
