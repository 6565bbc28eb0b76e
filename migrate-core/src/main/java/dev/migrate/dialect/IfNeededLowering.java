package dev.migrate.dialect;

import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.Needed;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Rewriter;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;

/** Looks at the schema for what not every database has words for: whether something is there already. */
public final class IfNeededLowering {

    private IfNeededLowering() {}

    /**
     * Returns what is needed of an operation, in the words of a database; of an enum type, where the database has none of
     * these, what there is to do in its place, which does no harm when it is done again.
     */
    public static List<Operation> lower(IfNeeded operation, SchemaView before, Rewriter lowering) {
        if (operation.operation() instanceof EnumOperation type) {
            List<Operation> lowered = lowering.rewrite(type, before);
            if (lowered.stream().noneMatch(EnumOperation.class::isInstance)) {
                return lowered;
            }
        }
        return Needed.of(
                        operation,
                        before,
                        name -> stored(name, before, lowering),
                        (create, there) -> isSame(create, there, before, lowering))
                .map(needed -> lowering.rewrite(needed, before))
                .orElse(List.of());
    }

    /** Returns a name as the database has it. */
    private static TableName stored(TableName name, SchemaView before, Rewriter lowering) {
        return lowering.rewrite(new CopyRows(name, name, Map.of()), before).stream()
                .filter(CopyRows.class::isInstance)
                .map(each -> ((CopyRows) each).from())
                .findFirst()
                .orElse(name);
    }

    private static boolean isSame(CreateIndex create, Index there, SchemaView before, Rewriter lowering) {
        return lowering.rewrite(create, before).stream()
                .allMatch(each -> !(each instanceof CreateIndex lowered)
                        || lowered.index().withName(there.name()).equals(there));
    }
}
