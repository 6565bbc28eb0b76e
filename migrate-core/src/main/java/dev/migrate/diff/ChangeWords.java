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
import dev.migrate.schema.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change of a table does, in words that stay the same, and to what. */
final class ChangeWords implements TableChange.Visitor<ChangeWords.Said> {

    /**
     * The words.
     *
     * @param name of the object, the new one where it gets one, or null for none
     * @param column the one column it is about, or null
     */
    record Said(
            String operation,
            @Nullable Identifier name,
            @Nullable Identifier column) {

        static Said ofColumn(String operation, Identifier column) {
            return new Said(operation, column, column);
        }

        static Said ofConstraint(String operation, @Nullable Identifier name, List<Identifier> columns) {
            return new Said(operation, name, columns.size() == 1 ? columns.get(0) : null);
        }
    }

    @Override
    public Said addColumn(AddColumn change) {
        return Said.ofColumn("add column", change.column().name());
    }

    @Override
    public Said dropColumn(DropColumn change) {
        return Said.ofColumn("drop column", change.column());
    }

    @Override
    public Said renameColumn(RenameColumn change) {
        return Said.ofColumn("rename column", change.to());
    }

    @Override
    public Said setColumnType(SetColumnType change) {
        return Said.ofColumn("set column type", change.column());
    }

    @Override
    public Said setColumnNullable(SetColumnNullable change) {
        return Said.ofColumn("set column nullable", change.column());
    }

    @Override
    public Said setColumnDefault(SetColumnDefault change) {
        return Said.ofColumn("set column default", change.column());
    }

    @Override
    public Said setColumnIdentity(SetColumnIdentity change) {
        return Said.ofColumn("set column identity", change.column());
    }

    @Override
    public Said setColumnGenerated(SetColumnGenerated change) {
        return Said.ofColumn("set column generated", change.column());
    }

    @Override
    public Said setColumnCollation(SetColumnCollation change) {
        return Said.ofColumn("set column collation", change.column());
    }

    @Override
    public Said setColumnComment(SetColumnComment change) {
        return Said.ofColumn("set column comment", change.column());
    }

    @Override
    public Said addConstraint(AddConstraint change) {
        return Said.ofConstraint(
                "add " + change.constraint().kind().words(),
                change.constraint().name(),
                change.constraint().columns());
    }

    @Override
    public Said dropConstraint(DropConstraint change) {
        return Said.ofConstraint("drop " + change.kind().words(), change.name(), change.columns());
    }

    @Override
    public Said renameConstraint(RenameConstraint change) {
        return Said.ofConstraint("rename constraint", change.to(), List.of());
    }

    @Override
    public Said validateConstraint(ValidateConstraint change) {
        return Said.ofConstraint("validate constraint", change.name(), List.of());
    }

    @Override
    public Said setTableComment(SetTableComment change) {
        return new Said("set table comment", null, null);
    }

    @Override
    public Said setTableOptions(SetTableOptions change) {
        return new Said("set table options", null, null);
    }
}
