package dev.migrate.diff;

import dev.migrate.operation.ColumnChanges;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableMove;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which class or attribute of the model each of some operations comes from. */
final class LineOrigins {

    private final List<Operation> operations;
    private final Schema before;
    private final Evidence evidence;
    private @Nullable Schema after;

    LineOrigins(List<Operation> operations, Schema before, Evidence evidence) {
        this.operations = operations;
        this.before = before;
        this.evidence = evidence;
    }

    /** Returns a line of an operation, which is one of several in the order of its changes, with its origin. */
    ChangeLine with(ChangeLine line, Operation operation, int place) {
        TableChange change =
                operation instanceof AlterTable alter ? alter.changes().get(place) : null;
        ChangeLine whole = change instanceof AddConstraint add && add.constraint() instanceof Check check
                ? line.ofColumn(column(line.table(), check))
                : line;
        return whole.withOrigin(origin(whole, operation, change));
    }

    private @Nullable String origin(ChangeLine line, Operation operation, @Nullable TableChange change) {
        Optional<TableMove> move = TableMove.of(operation);
        if (move.isPresent()) {
            return evidence.of(move.get().to()).orElse(null);
        }
        TableName table = line.table();
        if (table == null) {
            return ofObject(operation);
        }
        Identifier column = line.column();
        String attribute = column == null ? null : evidence.of(table, column).orElse(null);
        boolean ofColumn = change instanceof AddColumn || change instanceof DropColumn || isSet(change);
        return attribute != null || ofColumn ? attribute : evidence.of(table).orElse(null);
    }

    private static boolean isSet(@Nullable TableChange change) {
        return change != null && ColumnChanges.columnOf(change) != null;
    }

    /** The condition of one column names no other. */
    private @Nullable Identifier column(@Nullable TableName table, Check check) {
        List<Identifier> named = table == null
                ? List.of()
                : evidence.columns().getOrDefault(table, Map.of()).keySet().stream()
                        .filter(each -> SqlExpressions.mentions(check.expression(), each))
                        .toList();
        return named.size() == 1 ? named.get(0) : null;
    }

    private @Nullable String ofObject(Operation operation) {
        if (operation instanceof CreateSequence create) {
            return evidence.sequences().get(create.sequence().name());
        }
        if (operation instanceof AlterSequence alter) {
            return evidence.sequences().get(alter.name());
        }
        if (operation instanceof RenameSequence rename) {
            return evidence.sequences().get(rename.renamed());
        }
        if (operation instanceof RenameEnum rename) {
            return ofType(new TableName(rename.name().schema(), rename.to()));
        }
        return operation instanceof EnumOperation type ? ofType(type.name()) : null;
    }

    /** Returns the attribute of the first column that is of a type. */
    private @Nullable String ofType(TableName type) {
        for (Table table : after().tables().values()) {
            for (Column column : table.columns().values()) {
                if (EnumType.isOf(type, column.type())) {
                    return evidence.of(table.name(), column.name()).orElse(null);
                }
            }
        }
        return null;
    }

    private Schema after() {
        if (after == null) {
            after = replayed();
        }
        return after;
    }

    /** What an application has rewritten need not be possible; whoever runs it says so. */
    private Schema replayed() {
        try {
            return Replay.apply(before, operations);
        } catch (IllegalOperationException e) {
            return before;
        }
    }
}
