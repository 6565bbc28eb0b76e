package dev.migrate.testing;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes and removals of rows that a seed makes up. */
final class RandomRowChanges {

    private static final Set<TypeName> COMPARABLE =
            Set.of(TypeName.BOOLEAN, TypeName.INTEGER, TypeName.BIGINT, TypeName.VARCHAR, TypeName.UUID);
    private static final int NEW_VALUES = 4;
    private static final int MOST_VALUES = 9;
    private static final int MOST_ROWS = 3;

    private final Chance chance;
    private final Set<Trait> traits;
    private final Schema state;

    RandomRowChanges(Chance chance, Set<Trait> traits, Schema state) {
        this.chance = chance;
        this.traits = traits;
        this.state = state;
    }

    @Nullable
    Operation update() {
        Table table = table();
        List<Column> columns = table == null ? List.of() : FittingRows.columns(table);
        if (table == null || columns.isEmpty()) {
            return null;
        }
        Map<Identifier, NewValue> values = new LinkedHashMap<>();
        for (Column column : chance.some(columns, 2)) {
            values.put(column.name(), newValue(column));
        }
        RowFilter where = where(columns);
        boolean batches = !where.isEmpty() && chance.oneIn(3);
        return new UpdateRows(table.name(), values, where, batches ? chance.between(1, 100) : 0);
    }

    @Nullable
    Operation delete() {
        Table table = table();
        return table == null ? null : new DeleteRows(table.name(), where(FittingRows.columns(table)));
    }

    /** What becomes of rows that refer to the changed ones is not this operation's meaning. */
    private @Nullable Table table() {
        List<Table> free = state.tables().values().stream()
                .filter(each -> state.referencing(each.name()).isEmpty())
                .toList();
        return free.isEmpty() || !traits.contains(Trait.ROWS) ? null : chance.pick(free);
    }

    /** Returns which rows of a table are meant. */
    RowFilter rowsOf(Table table) {
        return chance.oneIn(2) ? RowFilter.everyRow() : where(FittingRows.columns(table));
    }

    private NewValue newValue(Column column) {
        if (chance.oneIn(4)) {
            return NewValue.ofExpression(RandomTables.sql(column.name()));
        }
        return NewValue.of(anyOr(column, chance.between(NEW_VALUES, MOST_VALUES)));
    }

    private @Nullable Object anyOr(Column column, int number) {
        return traits.contains(Trait.ANY_VALUES)
                ? RandomRows.of(chance, 1).get(0).values().get(0)
                : FittingRows.of(List.of(column), number).values().get(0);
    }

    private RowFilter where(List<Column> columns) {
        Map<Identifier, @Nullable Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        for (Column column : columns) {
            if (values.size() < 2 && isComparable(column) && chance.oneIn(4)) {
                values.put(column.name(), anyOr(column, chance.between(1, MOST_ROWS)));
            } else if (conditions.size() < 2 && chance.oneIn(6)) {
                conditions.add(RandomTables.sql(column.name()) + " is not null");
            }
        }
        return new RowFilter(values, conditions);
    }

    private static boolean isComparable(Column column) {
        return column.type() instanceof Basic basic && COMPARABLE.contains(basic.name());
    }
}
