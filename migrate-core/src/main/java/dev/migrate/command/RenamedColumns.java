package dev.migrate.command;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableMove;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The columns that get another name. */
final class RenamedColumns {

    private final Map<TableName, Map<Identifier, Identifier>> formers = new TreeMap<>();

    private RenamedColumns() {}

    /** Returns the names that columns had before operations, by those that they and their tables have then. */
    static Map<TableName, Map<Identifier, Identifier>> formers(List<Operation> operations) {
        RenamedColumns renamed = new RenamedColumns();
        for (Operation operation : operations) {
            TableMove.of(operation).ifPresent(renamed::move);
            if (operation instanceof AlterTable alter) {
                alter.changes().forEach(change -> renamed.note(alter.table(), change));
            }
        }
        return renamed.formers;
    }

    private void move(TableMove move) {
        Map<Identifier, Identifier> columns = formers.remove(move.from());
        if (columns != null) {
            formers.put(move.to(), columns);
        }
    }

    private void note(TableName table, TableChange change) {
        if (change instanceof RenameColumn rename) {
            Map<Identifier, Identifier> columns = formers.computeIfAbsent(table, any -> new TreeMap<>());
            Identifier former = columns.remove(rename.from());
            columns.put(rename.to(), former == null ? rename.from() : former);
        }
    }
}
