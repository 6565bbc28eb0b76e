package dev.migrate.command;

import dev.migrate.dialect.Dialect;
import dev.migrate.diff.ChangeLine;
import dev.migrate.diff.OperationSummary;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Schema;
import java.util.List;

/**
 * The model compared with the history.
 *
 * @param before what the history produces
 * @param operations what leads from it to the model
 * @param model the model
 * @param skipped what could not be compared
 */
record Comparison(Dialect dialect, Schema before, List<Operation> operations, Model model, List<Remark> skipped) {

    int tables() {
        return model.schema().tables().size();
    }

    /** Returns what makes that a revision serves one database only. */
    List<Remark> warnings() {
        return OneDatabase.of(model, dialect.name());
    }

    List<ChangeLine> changes() {
        return OperationSummary.changes(operations, before, model.evidence());
    }
}
