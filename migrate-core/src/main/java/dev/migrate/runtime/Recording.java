package dev.migrate.runtime;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Checksum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationText;
import dev.migrate.operation.StatementRun;
import dev.migrate.revision.RevisionStep;
import dev.migrate.script.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step and what its revision recorded for it.
 *
 * @param dialect the database that it was recorded for
 */
record Recording(RevisionStep step, Script script, List<Recorded> recorded, String dialect) {

    /**
     * What was recorded, in canonical words; neither is known of a stamp.
     *
     * @param checksum the checksum of the text
     */
    record Canonical(@Nullable String text, @Nullable String checksum) {}

    /** Returns what was recorded, in canonical words. */
    Canonical canonical() {
        if (step.kind() == RevisionStep.Kind.STAMP && recorded.isEmpty()) {
            return new Canonical(null, null);
        }
        List<Operation> operations = operations();
        if (script.type() != Script.Type.SQL) {
            String text = OperationText.of(operations);
            return new Canonical(text, Checksum.ofText(OperationText.VERSION, text));
        }
        String text = Checksum.sqlText(operations, dialect);
        return new Canonical(
                text, isWhole(operations) ? Checksum.ofSqlText(text) : Checksum.ofSql(operations, dialect));
    }

    private static boolean isWhole(List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation instanceof StatementRun) {
                return false;
            }
        }
        return true;
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(recorded.size());
        for (Recorded each : recorded) {
            operations.add(each.operation());
        }
        return operations;
    }

    /** Returns where the revision is written and what it says of itself. */
    String described() {
        String message = step.revision().message();
        return script.source() + (message.isEmpty() ? "" : ", " + message);
    }

    String words() {
        return StepWords.running(step);
    }
}
