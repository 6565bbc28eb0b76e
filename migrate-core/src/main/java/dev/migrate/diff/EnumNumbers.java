package dev.migrate.diff;

import dev.migrate.operation.LabelPositions;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The conversion of an enum's numbers to its labels and back, where a check says that the numbers are the enum's. */
final class EnumNumbers {

    /** More than an enum can have. */
    private static final int MOST = 4096;

    private EnumNumbers() {}

    /** Returns the expression that converts the values, or null where the numbers may mean something else. */
    static @Nullable String using(Table before, Column old, Table after, Column column) {
        if (LabelPositions.isWhole(old.type()) && column.type() instanceof Enumeration type && isByLabel(type)) {
            List<String> labels = type.labels();
            return count(before, old, labels.size(), 1) > 0 ? LabelPositions.labels(column.name(), labels) : null;
        }
        if (LabelPositions.isWhole(column.type()) && old.type() instanceof Enumeration type && isByLabel(type)) {
            List<String> labels = type.labels();
            return count(after, column, MOST, labels.size()) > 0
                    ? LabelPositions.positions(column.name(), labels)
                    : null;
        }
        return null;
    }

    private static boolean isByLabel(Enumeration type) {
        return type.form() == EnumerationForm.LABEL || type.form() == EnumerationForm.NAMED;
    }

    /** Returns how many numbers from 0 on a check allows, or 0 if none says it or the number is not within the bounds. */
    private static int count(Table table, Column column, int most, int least) {
        String name = column.name().isQuoted()
                ? "\"" + column.name().text() + "\""
                : column.name().text();
        List<String> checks = table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(each -> ExpressionForm.of(((Check) each).expression()))
                .toList();
        return IntStream.rangeClosed(least, most)
                .filter(count -> checks.contains(ExpressionForm.of(name + " between 0 and " + (count - 1))))
                .findFirst()
                .orElse(0);
    }
}
