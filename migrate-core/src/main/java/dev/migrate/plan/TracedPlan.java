package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan and what is known of each of its statements.
 *
 * @param effects what each statement does, in the order of the blocks; null where that cannot be said of it alone
 */
public record TracedPlan(List<Block> blocks, List<@Nullable Effect> effects) {

    /** Copies the lists. */
    public TracedPlan {
        blocks = List.copyOf(blocks);
        effects = Collections.unmodifiableList(new ArrayList<>(effects));
    }

    /** Returns the statements of all blocks. */
    public List<PlannedStatement> statements() {
        return Block.statements(blocks);
    }
}
