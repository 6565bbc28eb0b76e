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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Columns of foreign keys that become not null, which MySQL does in place only: not in a statement for which it copies the
 * table.
 */
record NarrowedReferences(Table table, KeyColumns keys) {

    /** Returns which of the changes of one statement need one of their own before it. */
    List<TableChange> alone(List<TableChange> together) {
        if (together.stream().allMatch(this::isInPlace)) {
            return List.of();
        }
        Set<Identifier> dropped = new TreeSet<>();
        for (TableChange change : together) {
            if (change instanceof DropConstraint drop) {
                dropped.add(drop.name());
            }
        }
        return together.stream().filter(each -> narrows(each, dropped)).toList();
    }

    private boolean narrows(TableChange change, Set<Identifier> dropped) {
        if (!(change instanceof SetColumnNullable set) || set.nullable()) {
            return false;
        }
        Column column = table.column(set.column());
        return column != null && column.nullable() && keys.holdsInCopies(column.name(), dropped);
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
