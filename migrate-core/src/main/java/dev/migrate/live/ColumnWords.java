package dev.migrate.live;

import dev.migrate.schema.Column;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A column of the database in the words of the model. */
final class ColumnWords {

    private ColumnWords() {}

    /**
     * Returns a column in the model's words as far as it is what the model says, and in its own words otherwise.
     *
     * @param live what there is
     * @param made what the database makes of the model's column
     */
    static Column of(Column live, Column made, Column model) {
        return new Column(
                model.name(),
                type(live.type(), made.type(), model.type()),
                nullable(live, made) ? model.nullable() : live.nullable(),
                same(live.defaultValue(), made.defaultValue()) ? model.defaultValue() : live.defaultValue(),
                same(live.identity(), made.identity()) ? model.identity() : live.identity(),
                same(live.generated(), made.generated()) ? model.generated() : live.generated(),
                same(live.collation(), made.collation()) ? model.collation() : live.collation(),
                same(live.comment(), made.comment()) ? model.comment() : live.comment());
    }

    /** Whether a computed column can be null follows from its expression; Hibernate says so on some databases only. */
    private static boolean nullable(Column live, Column made) {
        return live.nullable() == made.nullable()
                || live.generated() != null && live.generated().equals(made.generated());
    }

    private static boolean same(@Nullable Object live, @Nullable Object made) {
        return Objects.equals(live, made);
    }

    private static SqlType type(SqlType live, SqlType made, SqlType model) {
        if (live.equals(made)) {
            return model;
        }
        if (live instanceof Enumeration found && made instanceof Enumeration && model instanceof Enumeration wanted) {
            return new TreeSet<>(found.labels()).equals(new TreeSet<>(wanted.labels()))
                    ? live
                    : LabelsOf.withLabels(wanted, inModelsOrder(found.labels(), wanted.labels()));
        }
        return live;
    }

    /** A native enumeration is sorted; the model's order is the one to compare with. */
    private static List<String> inModelsOrder(List<String> labels, List<String> order) {
        return labels.stream()
                .sorted((one, other) -> Integer.compare(place(order, one), place(order, other)))
                .toList();
    }

    private static int place(List<String> order, String label) {
        int place = order.indexOf(label);
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}
