package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
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
    static List<TableChange> constraint(@Nullable Table table, Identifier from, Identifier to, Product product) {
        if (from.equals(to)) {
            return List.of();
        }
        Constraint constraint = table == null ? null : table.constraint(from);
        if (table != null && constraint == null) {
            if (table.primaryKey() == null || !mayBeOfKey(from) && !mayBeOfKey(to)) {
                throw unknown(table, from, to, product);
            }
            return List.of();
        }
        if (constraint == null || constraint instanceof Unique) {
            return List.of(new RenameConstraint(from, to));
        }
        return List.of(
                new DropConstraint(constraint.kind(), from, constraint.columns()),
                new AddConstraint(constraint.withName(to)));
    }

    /** The catalog calls every primary key the same, so that only the words of its name tell. */
    private static boolean mayBeOfKey(Identifier name) {
        return name.folded().contains("pk") || name.folded().contains("primary");
    }

    private static UnsupportedOperationInDialectException unknown(
            Table table, Identifier from, Identifier to, Product product) {
        return new UnsupportedOperationInDialectException("Table " + table.name() + " has no constraint " + from
                + ".\n    table     " + table.name() + "\n    new name  " + to
                + "\nIf it is the primary key, which has no name on " + product.words()
                + ", leave it out where op.dialect() is " + product.name()
                + "; if it is an index, write op.renameIndex(…).");
    }
}
