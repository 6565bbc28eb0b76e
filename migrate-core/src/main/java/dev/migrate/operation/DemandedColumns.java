package dev.migrate.operation;

import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns that only some rows must have: those of one class in the table of a hierarchy, by a check such as {@code dtype <>
 * 'Dog' or (kennel_id is not null and name is not null)}.
 */
public final class DemandedColumns {

    private static final String NAME = "([\\p{L}_][\\p{L}\\p{Nd}_$]*+|`[^`]++`|\"[^\"]++\")";
    private static final String VALUE = "('(?:[^']|'')*+'|-?\\d{1,18})";
    private static final Pattern DEMANDED = Pattern.compile("(?i)" + NAME + " is not null");
    private static final Pattern DEMAND = Pattern.compile(
            "(?i)" + NAME + " <> " + VALUE + " or \\(?(" + DEMANDED + "(?: and " + DEMANDED + ")*+)\\)?");

    /**
     * What a check demands of some rows.
     *
     * @param name the column that tells them apart, and the literal it has, as they stand there
     */
    record Demand(String name, String literal, List<Identifier> columns) {

        Identifier column() {
            return Identifier.of(name);
        }

        Object value() {
            return DemandedColumns.value(literal);
        }
    }

    private DemandedColumns() {}

    /** Returns the columns that checks which an alteration adds demand, each with the rows that must have it. */
    public static Map<Identifier, RowFilter> of(AlterTable alter) {
        return byColumn(added(alter));
    }

    /** Returns what some rows must have, for each column once: several classes may have an attribute of a class above them. */
    static Map<Identifier, RowFilter> byColumn(List<Demand> demands) {
        Map<Identifier, RowFilter> rows = new TreeMap<>();
        demands.forEach(each -> each.columns()
                .forEach(column -> rows.computeIfAbsent(
                        column,
                        any -> rows(demands.stream()
                                .filter(other -> other.columns().contains(column))
                                .toList()))));
        return rows;
    }

    /** All classes of a hierarchy are told apart by one column. */
    private static RowFilter rows(List<Demand> demands) {
        Demand first = demands.get(0);
        String literals = demands.stream().map(Demand::literal).distinct().collect(Collectors.joining(", "));
        return literals.equals(first.literal())
                ? RowFilter.of(first.column(), first.value())
                : new RowFilter(Map.of(), List.of(first.name() + " in (" + literals + ")"));
    }

    static List<Demand> added(AlterTable alter) {
        return demands(
                alter.changes().stream().filter(AddConstraint.class::isInstance).map(each -> ((AddConstraint) each)
                        .constraint()));
    }

    static List<Demand> demands(Stream<Constraint> constraints) {
        return constraints
                .filter(Check.class::isInstance)
                .flatMap(each -> demand((Check) each).stream())
                .toList();
    }

    private static Optional<Demand> demand(Check check) {
        Matcher demand = DEMAND.matcher(check.expression());
        return demand.matches()
                ? Optional.of(new Demand(
                        demand.group(1),
                        demand.group(2),
                        DEMANDED.matcher(demand.group(3))
                                .results()
                                .map(each -> Identifier.of(each.group(1)))
                                .toList()))
                : Optional.empty();
    }

    private static Object value(String literal) {
        return literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : number(Long.parseLong(literal));
    }

    private static Object number(long number) {
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    /** Returns the rows of some that have no value in a column. */
    public static RowFilter withNone(RowFilter rows, Identifier column) {
        Map<Identifier, @Nullable Object> values = new LinkedHashMap<>(rows.values());
        values.put(column, null);
        return new RowFilter(values, rows.conditions());
    }

    /** Returns the rows in words, {@code where dtype is 'Dog'}. */
    public static String words(RowFilter rows) {
        List<String> words = new ArrayList<>();
        rows.values()
                .forEach((column, value) -> words.add(column + " is "
                        + (value instanceof String text ? "'" + text.replace("'", "''") + "'" : value)));
        words.addAll(rows.conditions());
        return "where " + String.join(" and ", words);
    }
}
