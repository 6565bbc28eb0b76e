package dev.migrate.dialect;

import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The checks that keep enumerations where the database has no type for them: {@code status in ('OPEN', 'PAID')}, or
 * {@code status between 0 and 1} for positions.
 */
public final class ChecksOfLabels {

    private static final String TEXT = "'[^']*+(?:''[^']*+)*+'";

    private ChecksOfLabels() {}

    /** Returns the ordinary type that holds the labels or positions of an enumeration. */
    public static SqlType storage(Enumeration type) {
        return StandardTypes.storage(type);
    }

    /** Returns whether an enumeration is held by position where there is no native type. */
    public static boolean isByPosition(Enumeration type) {
        return type.form() == EnumerationForm.ORDINAL || type.form() == EnumerationForm.NAMED_ORDINAL;
    }

    /**
     * Returns the condition that keeps a column to the labels of an enumeration, in declared order.
     *
     * @param column the column as it stands in SQL
     */
    public static String condition(String column, Enumeration type) {
        if (isByPosition(type)) {
            return column + " between 0 and " + (type.labels().size() - 1);
        }
        return column + " in (" + type.labels().stream().map(Literals::text).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * Returns the check for an enumeration, named {@code ck_<table>_<column>}.
     *
     * @param writer the writer that knows how the column stands in SQL
     * @param taken whether a name is in use
     * @param maxBytes the greatest length of a name in UTF-8
     */
    public static Check check(
            Table table,
            Identifier column,
            Enumeration type,
            SqlWriter writer,
            Predicate<Identifier> taken,
            int maxBytes) {
        Identifier name =
                ChosenNames.free(List.of("ck", table.name().name().folded(), column.folded()), taken, maxBytes);
        return new Check(name, condition(writer.name(column), type));
    }

    /** Returns the names of the constraints that changes add, which a check of labels made meanwhile must not take. */
    public static Set<Identifier> coming(List<TableChange> changes, UnaryOperator<Identifier> names) {
        return changes.stream()
                .filter(AddConstraint.class::isInstance)
                .map(each -> ((AddConstraint) each).constraint().name())
                .filter(Objects::nonNull)
                .map(names)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Returns the check of a table that keeps just this column to labels or positions, or null; found by its text. Of
     * several, an author has written those that have no name of a database or of Migrate, which makes its own last.
     */
    public static @Nullable Check find(Table table, Identifier column, SqlWriter writer) {
        return table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(Check.class::cast)
                .filter(check -> keepsToLabels(check.expression(), column, writer))
                .min(Comparator.comparing(check -> authorship(table, column, check.name())))
                .orElse(null);
    }

    private static int authorship(Table table, Identifier column, @Nullable Identifier name) {
        String of = Pattern.quote(table.name().name().folded() + "_" + column.folded());
        List<String> unlikely = List.of("ck_" + of + "_\\d+", "ck_" + of, of + "_check\\d*");
        return name == null
                ? 0
                : IntStream.range(0, unlikely.size())
                        .filter(i -> name.folded().matches(unlikely.get(i)))
                        .findFirst()
                        .orElse(unlikely.size());
    }

    private static boolean keepsToLabels(String expression, Identifier column, SqlWriter writer) {
        String name = "(?:" + spelling(column) + "|" + Pattern.quote(writer.name(column)) + ")";
        String labels = "(?i:in)\\s*\\(\\s*" + TEXT + "(?:\\s*,\\s*" + TEXT + ")*\\s*\\)";
        String positions = "(?i:between)\\s+0\\s+(?i:and)\\s+\\d+";
        return Pattern.matches(
                "(?s)\\s*" + name + "\\s*(?:" + labels + "|=\\s*" + TEXT + "|" + positions + ")\\s*", expression);
    }

    private static String spelling(Identifier column) {
        return column.isQuoted()
                ? Pattern.quote("`" + column.text() + "`")
                : "(?i:" + Pattern.quote(column.text()) + ")";
    }
}
