package dev.migrate.operation;

import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import java.util.ArrayList;
import java.util.List;

/** Says an operation in other operations that have the same effect. */
@FunctionalInterface
public interface Rewriter {

    /** Returns the operations that stand for one, given the schema it meets; the list of itself to leave it alone. */
    List<Operation> rewrite(Operation operation, SchemaView before);

    /** Rewrites each of several operations, given the schema that the first one meets. */
    default List<Operation> rewriteAll(List<Operation> operations, Schema before) {
        List<Operation> rewritten = new ArrayList<>();
        Replay state = Replay.from(before);
        for (Operation operation : operations) {
            List<Operation> each = rewrite(operation, state);
            rewritten.addAll(each);
            state.apply(each);
        }
        return rewritten;
    }
}
