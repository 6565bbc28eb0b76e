package dev.migrate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements that share a transaction, or one that runs outside of any.
 *
 * @param transactional whether they run within a transaction; if not, there is exactly one
 */
public record Block(List<PlannedStatement> statements, boolean transactional) {

    /** Copies the statements. */
    public Block {
        statements = List.copyOf(statements);
    }

    /** Returns the statements of blocks, in their order. */
    public static List<PlannedStatement> statements(List<Block> blocks) {
        List<PlannedStatement> statements = new ArrayList<>();
        for (Block block : blocks) {
            statements.addAll(block.statements());
        }
        return statements;
    }
}
