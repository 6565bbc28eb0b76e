package dev.migrate.dialect.mysql;

import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** New names of constraints, which only indexes can be given. */
final class Renamed {

    private Renamed() {}

    /** A primary key has no name of its own; a foreign key or a check is dropped and made again in one statement. */
    static List<TableChange> constraint(@Nullable Table table, Identifier from, Identifier to) {
        Constraint constraint = table == null ? null : table.constraint(from);
        boolean ofKey = table != null && constraint == null && table.primaryKey() != null;
        if (ofKey || from.equals(to)) {
            return List.of();
        }
        if (constraint == null || constraint instanceof Unique) {
            return List.of(new RenameConstraint(from, to));
        }
        return List.of(
                new DropConstraint(constraint.kind(), from, constraint.columns()),
                new AddConstraint(constraint.withName(to)));
    }
}
