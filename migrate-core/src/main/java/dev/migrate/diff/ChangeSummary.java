package dev.migrate.diff;

import dev.migrate.operation.TableChange;
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
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import java.util.List;
import java.util.stream.Collectors;

/** A change of a table in a reader's words. */
final class ChangeSummary implements TableChange.Visitor<String> {

    @Override
    public String addColumn(AddColumn change) {
        Column column = change.column();
        return "add column " + column.name() + " " + type(column.type()) + (column.nullable() ? "" : " not null");
    }

    private static String type(SqlType type) {
        return type.toString().replace("()", "");
    }

    @Override
    public String dropColumn(DropColumn change) {
        return "drop column " + change.column();
    }

    @Override
    public String renameColumn(RenameColumn change) {
        return "rename column " + change.from() + " to " + change.to();
    }

    @Override
    public String setColumnType(SetColumnType change) {
        return "type of " + change.column() + " becomes " + type(change.type());
    }

    @Override
    public String setColumnNullable(SetColumnNullable change) {
        return change.column() + " becomes " + (change.nullable() ? "nullable" : "not null");
    }

    @Override
    public String setColumnDefault(SetColumnDefault change) {
        return change.defaultValue() == null
                ? "drop default of " + change.column()
                : "default of " + change.column() + " becomes "
                        + change.defaultValue().expression();
    }

    @Override
    public String setColumnIdentity(SetColumnIdentity change) {
        return (change.identity() == null ? "drop identity of " : "identity of ")
                + change.column()
                + (change.identity() == null
                        ? ""
                        : " starts with " + change.identity().start() + " by "
                                + change.identity().increment()
                                + SequenceWords.of(change.identity()));
    }

    @Override
    public String setColumnGenerated(SetColumnGenerated change) {
        return change.generated() == null
                ? change.column() + " is no longer computed"
                : change.column() + " becomes computed as " + change.generated().expression();
    }

    @Override
    public String setColumnCollation(SetColumnCollation change) {
        return change.collation() == null
                ? "drop collation of " + change.column()
                : "collation of " + change.column() + " becomes " + change.collation();
    }

    @Override
    public String setColumnComment(SetColumnComment change) {
        return "comment of " + change.column();
    }

    @Override
    public String addConstraint(AddConstraint change) {
        Constraint constraint = change.constraint();
        return "add " + constraint.kind().words() + (constraint.name() == null ? "" : " " + constraint.name())
                + detail(constraint);
    }

    private static String detail(Constraint constraint) {
        if (constraint instanceof Check check) {
            return " (" + check.expression() + ")" + (check.valid() ? "" : " not valid");
        }
        String references = constraint instanceof ForeignKey key
                ? " references " + key.referencedTable() + " " + names(key.referencedColumns())
                        + action("delete", key.onDelete())
                        + action("update", key.onUpdate())
                        + (key.options().valid() ? "" : " not valid")
                : "";
        return " " + names(constraint.columns()) + references;
    }

    private static String action(String event, Action action) {
        return action == Action.NO_ACTION ? "" : " on " + event + " " + action.sql();
    }

    private static String names(List<Identifier> names) {
        return names.stream().map(Identifier::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String dropConstraint(DropConstraint change) {
        return "drop " + change.kind().words() + " " + change.name();
    }

    @Override
    public String renameConstraint(RenameConstraint change) {
        return "rename constraint " + change.from() + " to " + change.to();
    }

    @Override
    public String validateConstraint(ValidateConstraint change) {
        return "validate constraint " + change.name();
    }

    @Override
    public String setTableComment(SetTableComment change) {
        return "comment of the table";
    }

    @Override
    public String setTableOptions(SetTableOptions change) {
        return "options of the table on " + change.dialect();
    }
}
