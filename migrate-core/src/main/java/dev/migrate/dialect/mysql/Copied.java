package dev.migrate.dialect.mysql;

import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.Set;

/**
 * Whether a statement copies the rows to another table: then MySQL lets no column of a foreign key become not null, which
 * it does in place.
 */
final class Copied {

    private final Table table;
    private final KeyColumns keys;
    private boolean copies;
    private boolean narrows;

    Copied(Table table, KeyColumns keys) {
        this.table = table;
        this.keys = keys;
    }

    /** Returns whether a change can be part of the statement, which adds and drops constraints of some names. */
    boolean fits(TableChange change, Set<Identifier> constraints) {
        return narrows(change, constraints) ? !copies : !narrows || isInPlace(change);
    }

    void add(TableChange change, Set<Identifier> constraints) {
        narrows = narrows || narrows(change, constraints);
        copies = copies || !isInPlace(change);
    }

    private boolean narrows(TableChange change, Set<Identifier> constraints) {
        return change instanceof SetColumnNullable set
                && !set.nullable()
                && keys.holdsInCopies(set.column(), constraints)
                && isNullable(set.column());
    }

    private boolean isNullable(Identifier name) {
        Column column = table.column(name);
        return column != null && column.nullable();
    }

    /** Returns whether the database makes a change without a copy; what it may copy for counts as copied. */
    private boolean isInPlace(TableChange change) {
        if (change instanceof AddColumn add) {
            return add.column().generated() == null && add.column().identity() == null;
        }
        if (change instanceof DropColumn drop) {
            Column column = table.column(drop.column());
            return column != null && column.generated() == null;
        }
        if (change instanceof AddConstraint add) {
            return add.constraint() instanceof Unique;
        }
        if (change instanceof DropConstraint drop) {
            return drop.kind() == ConstraintKind.UNIQUE || drop.kind() == ConstraintKind.FOREIGN_KEY;
        }
        return change instanceof SetColumnNullable
                || change instanceof SetColumnDefault
                || change instanceof SetColumnComment
                || change instanceof RenameConstraint
                || change instanceof SetTableComment;
    }
}
