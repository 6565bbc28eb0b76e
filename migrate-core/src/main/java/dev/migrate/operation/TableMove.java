package dev.migrate.operation;

import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table with its rows gets another name, or is in another schema from then on. */
public record TableMove(TableName from, TableName to) {

    /** Returns what an operation does to the name of a table, or nothing. */
    public static Optional<TableMove> of(Operation operation) {
        if (operation instanceof RenameTable rename) {
            return Optional.of(new TableMove(rename.from(), rename.renamed()));
        }
        return operation instanceof SetSchema set
                ? Optional.of(new TableMove(set.table(), set.moved()))
                : Optional.empty();
    }

    /** Returns the names that tables had before operations, by those that they have then, of the tables that get another. */
    public static Map<TableName, TableName> formers(List<Operation> operations) {
        Map<TableName, TableName> formers = new TreeMap<>();
        operations.forEach(each -> of(each).ifPresent(move -> move.in(formers)));
        return formers;
    }

    /** Notes the name before all moves by the one after this move. */
    public void in(Map<TableName, TableName> formers) {
        TableName first = formers.getOrDefault(from, from);
        formers.remove(from);
        formers.put(to, first);
    }
}
