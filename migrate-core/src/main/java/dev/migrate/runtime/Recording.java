package dev.migrate.runtime;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Checksum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationText;
import dev.migrate.revision.RevisionStep;
import dev.migrate.script.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step and what its revision recorded for it. */
record Recording(RevisionStep step, Script script, List<Recorded> recorded) {

    /** Returns the checksum of what was recorded, or null for a stamp. */
    @Nullable
    String checksum() {
        if (step.kind() == RevisionStep.Kind.STAMP && recorded.isEmpty()) {
            return null;
        }
        return script.type() == Script.Type.SQL ? Checksum.ofSql(operations()) : Checksum.of(operations());
    }

    /** Returns the canonical text of what was recorded, or null for a stamp. */
    @Nullable
    String text() {
        if (step.kind() == RevisionStep.Kind.STAMP && recorded.isEmpty()) {
            return null;
        }
        return script.type() == Script.Type.SQL ? Checksum.sqlText(operations()) : OperationText.of(operations());
    }

    private List<Operation> operations() {
        return recorded.stream().map(Recorded::operation).toList();
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
