package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A statement in a database's words and the operation it came from.
 *
 * @param sql the text, without a semicolon at its end
 * @param transactional whether it can run within a transaction
 * @param chunks how it is executed in pieces that are committed one by one, or null where it is executed as it stands; a
 *     statement with chunks may be executed again when it was interrupted
 */
public record Statement(
        String sql,
        boolean transactional,
        Operation origin,
        @Nullable Chunks chunks) {

    /** Creates a statement that is executed as it stands. */
    public Statement(String sql, boolean transactional, Operation origin) {
        this(sql, transactional, origin, null);
    }
}
