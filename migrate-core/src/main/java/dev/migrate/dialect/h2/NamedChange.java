package dev.migrate.dialect.h2;

import dev.migrate.operation.ColumnPosition;
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
import org.jspecify.annotations.Nullable;

/** Says changes within a table with the names that the catalog has. */
final class NamedChange implements TableChange.Visitor<TableChange> {

    static TableChange of(TableChange change) {
        return change.accept(new NamedChange());
    }

    @Override
    public TableChange addColumn(AddColumn change) {
        return new AddColumn(H2Names.of(change.column()), position(change.position()));
    }

    private static @Nullable ColumnPosition position(@Nullable ColumnPosition position) {
        return position == null ? null : new ColumnPosition(H2Names.ofNullable(position.after()));
    }

    @Override
    public TableChange dropColumn(DropColumn change) {
        return new DropColumn(H2Names.of(change.column()));
    }

    @Override
    public TableChange renameColumn(RenameColumn change) {
        return new RenameColumn(H2Names.of(change.from()), H2Names.of(change.to()));
    }

    @Override
    public TableChange setColumnType(SetColumnType change) {
        return new SetColumnType(H2Names.of(change.column()), H2Names.of(change.type()), change.using());
    }

    @Override
    public TableChange setColumnNullable(SetColumnNullable change) {
        return new SetColumnNullable(H2Names.of(change.column()), change.nullable());
    }

    @Override
    public TableChange setColumnDefault(SetColumnDefault change) {
        return new SetColumnDefault(H2Names.of(change.column()), change.defaultValue());
    }

    @Override
    public TableChange setColumnIdentity(SetColumnIdentity change) {
        return new SetColumnIdentity(H2Names.of(change.column()), change.identity());
    }

    @Override
    public TableChange setColumnGenerated(SetColumnGenerated change) {
        return new SetColumnGenerated(H2Names.of(change.column()), change.generated());
    }

    @Override
    public TableChange setColumnCollation(SetColumnCollation change) {
        return new SetColumnCollation(H2Names.of(change.column()), change.collation());
    }

    @Override
    public TableChange setColumnComment(SetColumnComment change) {
        return new SetColumnComment(H2Names.of(change.column()), change.comment());
    }

    @Override
    public TableChange addConstraint(AddConstraint change) {
        return new AddConstraint(H2Names.of(change.constraint()));
    }

    @Override
    public TableChange dropConstraint(DropConstraint change) {
        return new DropConstraint(change.kind(), H2Names.of(change.name()), H2Names.of(change.columns()));
    }

    @Override
    public TableChange renameConstraint(RenameConstraint change) {
        return new RenameConstraint(H2Names.of(change.from()), H2Names.of(change.to()));
    }

    @Override
    public TableChange validateConstraint(ValidateConstraint change) {
        return new ValidateConstraint(H2Names.of(change.name()));
    }

    @Override
    public TableChange setTableComment(SetTableComment change) {
        return change;
    }

    @Override
    public TableChange setTableOptions(SetTableOptions change) {
        return change;
    }
}
