package dev.migrate.operation;

import static dev.migrate.operation.CanonicalText.name;
import static dev.migrate.operation.CanonicalText.quote;

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
import org.jspecify.annotations.Nullable;

/** Changes of a table in the grammar of {@link OperationText}. */
final class ChangeText implements TableChange.Visitor<String> {

    @Override
    public String addColumn(AddColumn change) {
        return "add " + CanonicalText.column(change.column());
    }

    @Override
    public String dropColumn(DropColumn change) {
        return "drop column " + name(change.column());
    }

    @Override
    public String renameColumn(RenameColumn change) {
        return "rename column " + name(change.from()) + " to " + name(change.to());
    }

    @Override
    public String setColumnType(SetColumnType change) {
        return "type of " + name(change.column()) + " " + CanonicalText.type(change.type())
                + (change.using() == null ? "" : " using " + quote(change.using()));
    }

    @Override
    public String setColumnNullable(SetColumnNullable change) {
        return (change.nullable() ? "nullable " : "not null ") + name(change.column());
    }

    @Override
    public String setColumnDefault(SetColumnDefault change) {
        return "default of " + name(change.column())
                + (change.defaultValue() == null
                        ? ""
                        : " " + quote(change.defaultValue().expression()));
    }

    @Override
    public String setColumnIdentity(SetColumnIdentity change) {
        return "identity of " + name(change.column())
                + (change.identity() == null ? "" : " " + CanonicalText.identity(change.identity()));
    }

    @Override
    public String setColumnComment(SetColumnComment change) {
        return "comment of " + name(change.column()) + text(change.comment());
    }

    @Override
    public String addConstraint(AddConstraint change) {
        return "add " + CanonicalText.constraint(change.constraint());
    }

    @Override
    public String dropConstraint(DropConstraint change) {
        return "drop " + change.kind().words() + " " + name(change.name())
                + (change.columns().isEmpty() ? "" : " " + CanonicalText.names(change.columns()));
    }

    @Override
    public String renameConstraint(RenameConstraint change) {
        return "rename constraint " + name(change.from()) + " to " + name(change.to());
    }

    @Override
    public String setTableComment(SetTableComment change) {
        return "comment" + text(change.comment());
    }

    private static String text(@Nullable String comment) {
        return comment == null ? "" : " " + quote(comment);
    }
}
