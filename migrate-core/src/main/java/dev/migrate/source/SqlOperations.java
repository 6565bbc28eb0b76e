package dev.migrate.source;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Statement;
import dev.migrate.operation.Cautions;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations as the statements of a database, in groups of what belongs together. */
final class SqlOperations {

    private final Dialect dialect;
    private final SqlLines lines;
    private Replay state;

    /**
     * Creates a writer.
     *
     * @param spoken the schema that the first operation meets, in the database's words
     */
    SqlOperations(Dialect dialect, Schema spoken, SqlLines lines) {
        this.dialect = dialect;
        this.state = Replay.from(spoken);
        this.lines = lines;
    }

    void write(List<Operation> operations, Cautions cautions) {
        for (Operation operation : operations) {
            lines.space();
            write(operation, cautions.next(operation));
        }
        lines.end();
    }

    private void write(Operation operation, List<@Nullable String> cautions) {
        if (operation instanceof Checkpoint) {
            lines.checkpoint();
        } else if (operation instanceof AlterTable alter && alter.changes().size() > 1) {
            alter(alter, cautions);
        } else {
            cautions.forEach(lines::comment);
            lines.statements(statements(operation), effect(operation));
        }
    }

    /** Writes each change with its own statements, unless the database does several at once. */
    private void alter(AlterTable operation, List<@Nullable String> cautions) {
        Schema before = state.schema();
        List<Statement> whole = statements(operation);
        Replay after = state;
        state = Replay.from(before);
        List<List<Statement>> single = new ArrayList<>();
        for (TableChange change : operation.changes()) {
            single.add(statements(new AlterTable(operation.table(), List.of(change))));
        }
        state = after;
        if (texts(whole).equals(texts(single.stream().flatMap(List::stream).toList()))) {
            for (int i = 0; i < single.size(); i++) {
                TableChange change = operation.changes().get(i);
                lines.comment(cautions.get(i));
                lines.statements(single.get(i), List.of(new AlterTable(operation.table(), List.of(change))));
            }
        } else {
            cautions.forEach(lines::comment);
            lines.statements(whole, List.of(operation));
        }
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream()
                .map(each -> each.transactional() + each.sql())
                .toList();
    }

    /** Returns what is to be said of the schema, or null for nothing. */
    private static @Nullable List<Operation> effect(Operation operation) {
        if (operation instanceof ExecuteSql sql) {
            return sql.effect();
        }
        if (operation instanceof CustomOperation custom) {
            return custom.effect();
        }
        return isOfRows(operation) ? null : List.of(operation);
    }

    private static boolean isOfRows(Operation operation) {
        return operation instanceof InsertRows
                || operation instanceof UpdateRows
                || operation instanceof DeleteRows
                || operation instanceof CopyRows;
    }

    /** Returns the statements of an operation and does it to the state. */
    private List<Statement> statements(Operation operation) {
        if (operation instanceof ExecuteSql sql) {
            return statements(operation, sql.knownEffect());
        }
        if (operation instanceof CustomOperation custom) {
            if (custom.statements(dialect.name()).isEmpty()) {
                throw new UnwritableOperationException("SQL", custom.name());
            }
            return statements(operation, custom.effect());
        }
        return lowered(operation);
    }

    private List<Statement> statements(Operation operation, List<Operation> effect) {
        List<Statement> statements = dialect.writer().write(operation, state);
        effect.forEach(this::lowered);
        return statements;
    }

    private List<Statement> lowered(Operation operation) {
        List<Statement> statements = new ArrayList<>();
        for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
            statements.addAll(dialect.writer().write(lowered, state));
            if (!(lowered instanceof CreateSchema || lowered instanceof DropSchema)) {
                state.apply(lowered);
            }
        }
        return statements;
    }
}
