package dev.migrate.operation;

import static dev.migrate.operation.Replay.refused;

import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.List;

/** The change that undoes a change, given the table that it met. */
final class ReverseChange implements TableChange.Visitor<TableChange> {

    private final Table before;

    ReverseChange(Table before) {
        this.before = before;
    }

    @Override
    public TableChange addColumn(AddColumn change) {
        return new DropColumn(change.column().name());
    }

    @Override
    public TableChange dropColumn(DropColumn change) {
        return new AddColumn(existing(change.column()));
    }

    @Override
    public TableChange renameColumn(RenameColumn change) {
        return new RenameColumn(change.to(), change.from());
    }

    @Override
    public TableChange setColumnType(SetColumnType change) {
        return new SetColumnType(change.column(), existing(change.column()).type(), null);
    }

    @Override
    public TableChange setColumnNullable(SetColumnNullable change) {
        return new SetColumnNullable(change.column(), existing(change.column()).nullable());
    }

    @Override
    public TableChange setColumnDefault(SetColumnDefault change) {
        return new SetColumnDefault(change.column(), existing(change.column()).defaultValue());
    }

    @Override
    public TableChange setColumnIdentity(SetColumnIdentity change) {
        return new SetColumnIdentity(change.column(), existing(change.column()).identity());
    }

    @Override
    public TableChange setColumnComment(SetColumnComment change) {
        return new SetColumnComment(change.column(), existing(change.column()).comment());
    }

    @Override
    public TableChange addConstraint(AddConstraint change) {
        Identifier name = change.constraint().name();
        if (name == null) {
            throw new IrreversibleOperationException(
                    "add      " + change.constraint(), "A constraint without a name cannot be dropped.");
        }
        return new DropConstraint(change.constraint().kind(), name, List.of());
    }

    @Override
    public TableChange dropConstraint(DropConstraint change) {
        Constraint constraint = before.constraint(change.name());
        if (constraint == null) {
            throw refused(
                    "Cannot drop %s %s of %s: the table has no such constraint.",
                    change.kind().words(), change.name(), before.name());
        }
        return new AddConstraint(constraint);
    }

    @Override
    public TableChange renameConstraint(RenameConstraint change) {
        return new RenameConstraint(change.to(), change.from());
    }

    @Override
    public TableChange setTableComment(SetTableComment change) {
        return new SetTableComment(before.comment());
    }

    private Column existing(Identifier name) {
        Column column = before.column(name);
        if (column == null) {
            throw refused("Table %s has no column %s.", before.name(), name);
        }
        return column;
    }
}
