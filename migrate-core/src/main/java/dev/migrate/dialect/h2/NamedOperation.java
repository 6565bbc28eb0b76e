package dev.migrate.dialect.h2;

import dev.migrate.dialect.RowNames;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;

/** Says operations with the names that the catalog has; what is lowered to operations of its own, these are named. */
final class NamedOperation implements Operation.Visitor<Operation> {

    static Operation of(Operation operation) {
        return operation.accept(new NamedOperation());
    }

    @Override
    public Operation createSchema(CreateSchema operation) {
        return new CreateSchema(H2Names.of(operation.name()));
    }

    @Override
    public Operation dropSchema(DropSchema operation) {
        return new DropSchema(H2Names.of(operation.name()));
    }

    @Override
    public Operation createTable(CreateTable operation) {
        return new CreateTable(H2Names.of(operation.table()));
    }

    @Override
    public Operation dropTable(DropTable operation) {
        return new DropTable(H2Names.of(operation.table()), operation.replaced());
    }

    @Override
    public Operation renameTable(RenameTable operation) {
        return new RenameTable(H2Names.of(operation.from()), H2Names.of(operation.to()));
    }

    @Override
    public Operation alterTable(AlterTable operation) {
        return new AlterTable(
                H2Names.of(operation.table()),
                operation.changes().stream()
                        .map(NamedChange::of)
                        .filter(each -> !isNoOtherName(each))
                        .toList());
    }

    /** A name in capitals between quotes is the name without them. */
    private static boolean isNoOtherName(TableChange change) {
        return change instanceof RenameColumn column && column.from().equals(column.to())
                || change instanceof RenameConstraint constraint
                        && constraint.from().equals(constraint.to());
    }

    @Override
    public Operation createIndex(CreateIndex operation) {
        return new CreateIndex(H2Names.of(operation.table()), H2Names.of(operation.index()), operation.concurrently());
    }

    @Override
    public Operation dropIndex(DropIndex operation) {
        return new DropIndex(
                H2Names.of(operation.table()),
                H2Names.of(operation.name()),
                H2Names.of(operation.columns()),
                operation.concurrently());
    }

    @Override
    public Operation renameIndex(RenameIndex operation) {
        return new RenameIndex(H2Names.of(operation.table()), H2Names.of(operation.from()), H2Names.of(operation.to()));
    }

    @Override
    public Operation createSequence(CreateSequence operation) {
        return new CreateSequence(H2Names.of(operation.sequence()));
    }

    @Override
    public Operation dropSequence(DropSequence operation) {
        return new DropSequence(H2Names.of(operation.name()));
    }

    @Override
    public Operation alterSequence(AlterSequence operation) {
        return new AlterSequence(H2Names.of(operation.name()), operation.change());
    }

    @Override
    public Operation renameSequence(RenameSequence operation) {
        return new RenameSequence(H2Names.of(operation.from()), H2Names.of(operation.to()));
    }

    @Override
    public Operation commentOn(CommentOn operation) {
        return new CommentOn(
                H2Names.of(operation.table()), operation.index(), H2Names.of(operation.name()), operation.comment());
    }

    @Override
    public Operation setIndexVisible(SetIndexVisible operation) {
        return new SetIndexVisible(H2Names.of(operation.table()), H2Names.of(operation.name()), operation.visible());
    }

    @Override
    public Operation schema(SchemaOperation operation) {
        if (operation instanceof SetSchema set) {
            return new SetSchema(H2Names.of(set.table()), H2Names.ofNullable(set.schema()));
        }
        RenameSchema rename = (RenameSchema) operation;
        return new RenameSchema(H2Names.of(rename.from()), H2Names.of(rename.to()));
    }

    @Override
    public Operation enumType(EnumOperation operation) {
        return operation;
    }

    @Override
    public Operation definition(DefinitionOperation operation) {
        return operation;
    }

    @Override
    public Operation insertRows(InsertRows operation) {
        return new InsertRows(
                H2Names.of(operation.table()),
                H2Names.of(operation.columns()),
                operation.rows(),
                H2Names.of(operation.key()));
    }

    @Override
    public Operation updateRows(UpdateRows operation) {
        return new UpdateRows(
                H2Names.of(operation.table()),
                RowNames.of(operation.values(), H2Names::of),
                RowNames.of(operation.where(), H2Names::of),
                operation.batch());
    }

    @Override
    public Operation deleteRows(DeleteRows operation) {
        return new DeleteRows(H2Names.of(operation.table()), RowNames.of(operation.where(), H2Names::of));
    }

    @Override
    public Operation copyRows(CopyRows operation) {
        return new CopyRows(
                H2Names.of(operation.from()),
                H2Names.of(operation.to()),
                RowNames.of(operation.values(), H2Names::of),
                RowNames.of(operation.where(), H2Names::of),
                operation.batch());
    }

    @Override
    public Operation executeSql(ExecuteSql operation) {
        return operation;
    }

    @Override
    public Operation checkpoint(Checkpoint operation) {
        return operation;
    }

    @Override
    public Operation ifNeeded(IfNeeded operation) {
        return new IfNeeded(of(operation.operation()));
    }

    @Override
    public Operation custom(CustomOperation operation) {
        return operation;
    }
}
