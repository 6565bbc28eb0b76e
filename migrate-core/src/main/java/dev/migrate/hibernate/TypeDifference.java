package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A column that Migrate and Hibernate would create differently on one database.
 *
 * @param origin the attribute it is mapped by, or null where that is not known
 * @param migrate what Migrate writes
 * @param hibernate what Hibernate expects
 */
public record TypeDifference(
        TableName table, Identifier column, @Nullable String origin, String migrate, String hibernate) {

    /** Returns the difference in one line. */
    @Override
    public String toString() {
        return table + "." + column + (origin == null ? "" : " (" + origin + ")") + ": Migrate writes '" + migrate
                + "', Hibernate expects '" + hibernate + "'";
    }
}
