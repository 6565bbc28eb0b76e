package dev.migrate.operation;

import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** What a check demands of some rows. */
    private record Demand(Identifier column, Object value, List<Identifier> columns) {

        RowFilter rows() {
            return RowFilter.of(column, value);
        }
    }

    private DemandedColumns() {}

    /** Returns the columns that checks which an alteration adds demand, each with the rows that must have it. */
    public static Map<Identifier, RowFilter> of(AlterTable alter) {
        Map<Identifier, RowFilter> demanded = new TreeMap<>();
        added(alter).forEach(each -> each.columns().forEach(column -> demanded.put(column, each.rows())));
        return demanded;
    }

    /**
     * Returns the columns that a table has already and that some rows must have from an alteration on, each with these rows.
     *
     * @param before the table before the alteration
     */
    public static Map<Identifier, RowFilter> ofKept(AlterTable alter, Table before) {
        List<Demand> known = demands(before.constraints().stream()).toList();
        Map<Identifier, RowFilter> demanded = new TreeMap<>();
        added(alter).filter(each -> mayBeIn(before, each.rows())).forEach(each -> each.columns().stream()
                .filter(column -> isNullable(before.column(column)))
                .filter(column -> known.stream().noneMatch(old -> isSatisfied(column, each, old, before)))
                .forEach(column -> demanded.put(column, each.rows())));
        return demanded;
    }

    /** Returns whether a table may have such rows: none is of a class that is new. */
    public static boolean mayBeIn(Table before, RowFilter rows) {
        return rows.values().entrySet().stream()
                .allMatch(each -> NarrowedCheck.mayHold(before, each.getKey(), each.getValue()));
    }

    private static boolean isNullable(@Nullable Column column) {
        return column != null && column.nullable();
    }

    /** Rows whose class has another name now had it before. */
    private static boolean isSatisfied(Identifier column, Demand now, Demand old, Table before) {
        return old.columns().contains(column) && (old.rows().equals(now.rows()) || !mayBeIn(before, old.rows()));
    }

    private static Stream<Demand> added(AlterTable alter) {
        return demands(
                alter.changes().stream().filter(AddConstraint.class::isInstance).map(each -> ((AddConstraint) each)
                        .constraint()));
    }

    private static Stream<Demand> demands(Stream<Constraint> constraints) {
        return constraints.filter(Check.class::isInstance).flatMap(each -> demand((Check) each).stream());
    }

    private static Optional<Demand> demand(Check check) {
        Matcher demand = DEMAND.matcher(check.expression());
        return demand.matches()
                ? Optional.of(new Demand(
                        Identifier.of(demand.group(1)),
                        value(demand.group(2)),
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
        StringBuilder words = new StringBuilder("where ");
        rows.values().forEach((column, value) -> words.append(column)
                .append(" is ")
                .append(value instanceof String text ? "'" + text.replace("'", "''") + "'" : value));
        return words.toString();
    }
}
