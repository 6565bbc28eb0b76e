package dev.migrate.plan;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.InTable;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
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
import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables and sequences that operations name, for the inspector to read. */
final class TablesNamed implements Operation.Visitor<Stream<TableName>> {

    private TablesNamed() {}

    static SortedSet<TableName> in(List<Operation> operations) {
        SortedSet<TableName> names = new TreeSet<>();
        all(operations).forEach(names::add);
        for (Operation operation : operations) {
            if (operation instanceof RenameSchema rename) {
                RenameSchema back = new RenameSchema(rename.to(), rename.from());
                List.copyOf(names).forEach(each -> names.add(back.renamed(each)));
            }
        }
        return names;
    }

    /** Returns the tables that new foreign keys refer to. */
    static Stream<TableName> referredTo(Operation operation) {
        if (operation instanceof IfNeeded needed) {
            return referredTo(needed.operation());
        }
        Stream<? extends Constraint> added = operation instanceof CreateTable create
                ? create.table().constraints().stream()
                : operation instanceof AlterTable alter
                        ? alter.changes().stream()
                                .filter(AddConstraint.class::isInstance)
                                .map(each -> ((AddConstraint) each).constraint())
                        : Stream.of();
        return added.filter(ForeignKey.class::isInstance).map(each -> ((ForeignKey) each).referencedTable());
    }

    private static Stream<TableName> all(List<Operation> operations) {
        TablesNamed visitor = new TablesNamed();
        return operations.stream().flatMap(each -> each.accept(visitor));
    }

    @Override
    public Stream<TableName> createSchema(CreateSchema operation) {
        return Stream.of();
    }

    @Override
    public Stream<TableName> dropSchema(DropSchema operation) {
        return Stream.of();
    }

    @Override
    public Stream<TableName> createTable(CreateTable operation) {
        return Stream.concat(
                Stream.of(operation.table().name()),
                types(operation.table().columns().values().stream().map(Column::type)));
    }

    @Override
    public Stream<TableName> dropTable(DropTable operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> renameTable(RenameTable operation) {
        return Stream.of(operation.from(), operation.renamed());
    }

    @Override
    public Stream<TableName> alterTable(AlterTable operation) {
        return Stream.concat(
                Stream.of(operation.table()), types(operation.changes().stream().flatMap(TablesNamed::type)));
    }

    private static Stream<SqlType> type(TableChange change) {
        if (change instanceof AddColumn add) {
            return Stream.of(add.column().type());
        }
        return change instanceof SetColumnType set ? Stream.of(set.type()) : Stream.of();
    }

    private static Stream<TableName> types(Stream<SqlType> types) {
        return types.map(EnumType::element)
                .filter(Enumeration.class::isInstance)
                .flatMap(each -> Stream.ofNullable(((Enumeration) each).typeName()))
                .map(TableName::of);
    }

    @Override
    public Stream<TableName> createIndex(CreateIndex operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> dropIndex(DropIndex operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> renameIndex(RenameIndex operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> createSequence(CreateSequence operation) {
        return Stream.concat(
                Stream.of(operation.sequence().name()),
                owner(operation.sequence().owner()));
    }

    private static Stream<TableName> owner(@Nullable SequenceOwner owner) {
        return Stream.ofNullable(owner).map(SequenceOwner::table);
    }

    @Override
    public Stream<TableName> dropSequence(DropSequence operation) {
        return Stream.of(operation.name());
    }

    @Override
    public Stream<TableName> alterSequence(AlterSequence operation) {
        SequenceChange.Owner owner = operation.change().owner();
        return Stream.concat(Stream.of(operation.name()), owner(owner == null ? null : owner.column()));
    }

    @Override
    public Stream<TableName> renameSequence(RenameSequence operation) {
        return Stream.of(operation.from(), operation.renamed());
    }

    @Override
    public Stream<TableName> commentOn(CommentOn operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> setIndexVisible(SetIndexVisible operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> schema(SchemaOperation operation) {
        return operation instanceof SetSchema set ? Stream.of(set.table(), set.moved()) : Stream.of();
    }

    @Override
    public Stream<TableName> insertRows(InsertRows operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> updateRows(UpdateRows operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> deleteRows(DeleteRows operation) {
        return Stream.of(operation.table());
    }

    @Override
    public Stream<TableName> copyRows(CopyRows operation) {
        return Stream.of(operation.from(), operation.to());
    }

    @Override
    public Stream<TableName> executeSql(ExecuteSql operation) {
        return all(operation.knownEffect());
    }

    @Override
    public Stream<TableName> checkpoint(Checkpoint operation) {
        return Stream.of();
    }

    @Override
    public Stream<TableName> ifNeeded(IfNeeded operation) {
        return operation.operation().accept(this);
    }

    @Override
    public Stream<TableName> custom(CustomOperation operation) {
        return all(operation.effect());
    }

    /** An inspector reads with a type the tables that use it; where there are no types, labels are those of columns. */
    @Override
    public Stream<TableName> enumType(EnumOperation operation) {
        if (operation instanceof RenameLabel rename) {
            return Stream.concat(
                    Stream.of(rename.name()), rename.columns().stream().map(InTable::table));
        }
        return operation instanceof RenameEnum rename
                ? Stream.of(rename.name(), rename.renamed())
                : Stream.of(operation.name());
    }

    @Override
    public Stream<TableName> definition(DefinitionOperation operation) {
        return Stream.ofNullable(operation.name().table());
    }
}
