package dev.migrate.dialect;

import dev.migrate.operation.Replay;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to hide or show what is no index of its own, before that is said in a database's words or left out: also where
 * no index can be hidden, since a history that is done there has to be one.
 *
 * @param product the database as its owners write it
 */
public record IndexVisibility(String product) {

    /**
     * Refuses it on a database that uses all indexes.
     *
     * @param operation with names as the database has them
     * @throws UnsupportedOperationInDialectException if the index is that of a constraint
     */
    public void check(SetIndexVisible operation, SchemaView before) {
        check(operation, before, null, table -> false);
    }

    /**
     * Refuses it on a database that hides indexes.
     *
     * @param operation with names as the database has them
     * @param statement what hides or shows the index in the database's words
     * @param implied tells whether the database has made the index for a foreign key
     * @throws UnsupportedOperationInDialectException if the index is that of a constraint
     */
    public void check(
            SetIndexVisible operation, SchemaView before, @Nullable String statement, Predicate<Table> implied) {
        Table table = before.table(operation.table());
        if (table == null) {
            return;
        }
        Constraint constraint = table.constraint(operation.name());
        if (table.index(operation.name()) == null && constraint != null) {
            boolean hasIndex =
                    switch (constraint.kind()) {
                        case CHECK -> false;
                        case FOREIGN_KEY -> implied.test(table);
                        case PRIMARY_KEY, UNIQUE, EXCLUDE -> true;
                    };
            if (hasIndex) {
                throw ofConstraint(operation, constraint.kind(), statement);
            }
        }
        Replay.apply(Schema.of(List.of(table), List.of()), List.of(operation));
    }

    private UnsupportedOperationInDialectException ofConstraint(
            SetIndexVisible operation, ConstraintKind kind, @Nullable String statement) {
        String verb = operation.visible() ? "show" : "hide";
        // That of a primary key is always used
        boolean possible = statement != null && kind != ConstraintKind.PRIMARY_KEY;
        return new UnsupportedOperationInDialectException("Cannot " + verb + " index " + operation.name()
                + ": it is that of a constraint, of which no model says that it is hidden."
                + Abilities.lines(List.of(
                        "index       " + operation.name(),
                        "table       " + operation.table(),
                        "constraint  " + kind.words() + " " + operation.name()))
                + (possible
                        ? "\nIf " + product + " shall " + verb + " it, write it: op.execute(\"" + statement + "\")."
                        : "\nLeave it out: " + product + " hides no "
                                + (statement == null ? "indexes." : "primary keys.")));
    }
}
