package dev.migrate.hibernate;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of a table that Hibernate counts in a row of another one.
 *
 * @param generator the table with the row
 * @param row the name of the row
 * @param table the table with the ids
 * @param step how many ids are taken at once
 */
public record CountedIds(TableName generator, String row, TableName table, Identifier id, int step) {

    /**
     * Returns what lets the numbers of a row that begins anew go on above the ids that are there, or nothing if it is of
     * another row. Hibernate takes the number in the row for the last one of a step.
     */
    public Optional<UpdateRows> above(InsertRows insert) {
        boolean isOf = insert.columns().size() == 2
                && insert.table().equals(generator)
                && insert.rows().stream()
                        .anyMatch(each -> row.equals(each.values().get(0)));
        if (!isOf) {
            return Optional.empty();
        }
        Identifier name = insert.columns().get(0);
        Identifier number = insert.columns().get(1);
        String next = "(select max(" + id + ") + " + step + " from " + table + ")";
        return Optional.of(new UpdateRows(
                insert.table(),
                Map.of(number, NewValue.ofExpression(next)),
                new RowFilter(Map.of(name, row), List.of(number + " < " + next))));
    }
}
