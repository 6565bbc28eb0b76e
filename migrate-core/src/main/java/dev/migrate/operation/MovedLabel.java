package dev.migrate.operation;

import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rows that have a label of an enumeration, or a value that a check lists, get another one. */
record MovedLabel(TableName table, Identifier column, String from, String to) {

    /** Returns what an update does, if it does no more than that. */
    static Optional<MovedLabel> of(UpdateRows update) {
        if (update.values().size() != 1
                || update.where().values().size() != 1
                || !update.where().conditions().isEmpty()) {
            return Optional.empty();
        }
        Identifier column = update.values().keySet().iterator().next();
        NewValue value = update.values().get(column);
        return value != null
                        && value.literal() instanceof String to
                        && update.where().values().get(column) instanceof String from
                ? Optional.of(new MovedLabel(update.table(), column, from, to))
                : Optional.empty();
    }

    /**
     * Returns whether no row can have had the new label, so that all that have it now are known to have moved.
     *
     * @param known the table as it was before the first operation, with the names that its columns have now
     */
    boolean isNewIn(@Nullable Table known) {
        Column kept = known == null ? null : known.column(column);
        List<String> texts = known == null || kept == null
                ? List.of()
                : kept.type() instanceof Enumeration type && type.checked()
                        ? type.labels()
                        : CheckedValues.of(known, column)
                                .map(CheckedValues::texts)
                                .orElse(List.of());
        return texts.contains(from) && !texts.contains(to);
    }

    /** Returns whether there is at most one row of a label. */
    boolean isKeyIn(SchemaView schema) {
        Table known = schema.table(table);
        PrimaryKey key = known == null ? null : known.primaryKey();
        return key != null && key.columns().equals(List.of(column));
    }

    /** Returns what gives the rows their label back. */
    UpdateRows back() {
        return new UpdateRows(table, Map.of(column, NewValue.of(from)), RowFilter.of(column, to));
    }
}
