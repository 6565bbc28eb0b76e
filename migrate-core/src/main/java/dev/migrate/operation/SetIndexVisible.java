package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;

/**
 * Says whether the database uses an index for queries; it keeps the index up to date anyway. An immutable value.
 *
 * @param visible whether it does
 */
public record SetIndexVisible(TableName table, Identifier name, boolean visible) implements Operation {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.setIndexVisible(this);
    }
}
