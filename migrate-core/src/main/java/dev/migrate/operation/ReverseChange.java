package dev.migrate.operation;

import static dev.migrate.operation.Replay.refused;

import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.operation.TableChange.ValidateConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The changes that undo a change, given the table that it met; of several the first one comes first. */
final class ReverseChange implements TableChange.Visitor<List<TableChange>> {

    private final Table before;

    ReverseChange(Table before) {
        this.before = before;
    }

    @Override
    public List<TableChange> addColumn(AddColumn change) {
        return List.of(new DropColumn(change.column().name()));
    }

    @Override
    public List<TableChange> dropColumn(DropColumn change) {
        return List.of(new AddColumn(existing(change.column())));
    }

    @Override
    public List<TableChange> renameColumn(RenameColumn change) {
        return List.of(new RenameColumn(change.to(), change.from()));
    }

    @Override
    public List<TableChange> setColumnType(SetColumnType change) {
        SqlType old = existing(change.column()).type();
        return List.of(new SetColumnType(change.column(), old, LabelPositions.inverse(old, change)));
    }

    @Override
    public List<TableChange> setColumnNullable(SetColumnNullable change) {
        return List.of(
                new SetColumnNullable(change.column(), existing(change.column()).nullable()));
    }

    @Override
    public List<TableChange> setColumnDefault(SetColumnDefault change) {
        return List.of(
                new SetColumnDefault(change.column(), existing(change.column()).defaultValue()));
    }

    @Override
    public List<TableChange> setColumnIdentity(SetColumnIdentity change) {
        Column old = existing(change.column());
        SetColumnIdentity undone = new SetColumnIdentity(change.column(), old.identity());
        return old.identity() == null && change.identity() != null
                ? List.of(new SetColumnType(change.column(), old.type(), null), undone)
                : List.of(undone);
    }

    @Override
    public List<TableChange> setColumnGenerated(SetColumnGenerated change) {
        return List.of(new SetColumnGenerated(
                change.column(), existing(change.column()).generated()));
    }

    @Override
    public List<TableChange> setColumnCollation(SetColumnCollation change) {
        return List.of(new SetColumnCollation(
                change.column(), existing(change.column()).collation()));
    }

    @Override
    public List<TableChange> setColumnComment(SetColumnComment change) {
        return List.of(
                new SetColumnComment(change.column(), existing(change.column()).comment()));
    }

    @Override
    public List<TableChange> addConstraint(AddConstraint change) {
        Identifier name = change.constraint().name();
        if (name == null) {
            throw new IrreversibleOperationException(
                    "add      " + change.constraint(), "A constraint without a name cannot be dropped.");
        }
        return List.of(new DropConstraint(change.constraint().kind(), name, List.of()));
    }

    @Override
    public List<TableChange> dropConstraint(DropConstraint change) {
        Constraint constraint = before.constraint(change.name());
        if (constraint == null) {
            throw refused(
                    "Cannot drop %s %s of %s: the table has no such constraint.",
                    change.kind().words(), change.name(), before.name());
        }
        return List.of(new AddConstraint(constraint));
    }

    @Override
    public List<TableChange> renameConstraint(RenameConstraint change) {
        return List.of(new RenameConstraint(change.to(), change.from()));
    }

    /** Nothing takes back that rows were looked at, but to add the constraint again without looking at them. */
    @Override
    public List<TableChange> validateConstraint(ValidateConstraint change) {
        Constraint constraint = before.constraint(change.name());
        if (constraint == null || isValid(constraint)) {
            return List.of();
        }
        return List.of(
                new DropConstraint(constraint.kind(), change.name(), constraint.columns()),
                new AddConstraint(constraint));
    }

    private static boolean isValid(Constraint constraint) {
        boolean unchecked =
                constraint instanceof ForeignKey key && !key.options().valid()
                        || constraint instanceof Check check && !check.valid();
        return !unchecked;
    }

    @Override
    public List<TableChange> setTableComment(SetTableComment change) {
        return List.of(new SetTableComment(before.comment()));
    }

    /** What nobody had said before is again as if nobody had; the words for that, if it has any, are the database's. */
    @Override
    public List<TableChange> setTableOptions(SetTableOptions change) {
        OptionWords old = OptionWords.of(change.dialect(), before);
        Set<String> touched = new LinkedHashSet<>(change.given().values().keySet());
        touched.addAll(change.dropped());
        List<TableChange> changes = new ArrayList<>();
        OptionWords back = old.only(touched);
        if (!back.values().isEmpty()) {
            changes.add(new SetTableOptions(change.dialect(), back.text(), List.of()));
        }
        touched.removeAll(old.values().keySet());
        if (!touched.isEmpty()) {
            changes.add(new SetTableOptions(change.dialect(), "", List.copyOf(touched)));
        }
        return changes;
    }

    private Column existing(Identifier name) {
        Column column = before.column(name);
        if (column == null) {
            throw refused("Table %s has no column %s.", before.name(), name);
        }
        return column;
    }
}
