package dev.migrate.dialect;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.Needed;
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
import dev.migrate.schema.SchemaView;
import java.util.List;

/** Leads an operation to the method of the writer that says it. */
record OperationSentences(StandardSqlWriter writer, String dialect, Operation origin, SchemaView before)
        implements Operation.Visitor<List<Statement>> {

    private List<Statement> statements(List<String> sql) {
        return statements(sql, true);
    }

    private List<Statement> statements(List<String> sql, boolean transactional) {
        return sql.stream()
                .map(each -> new Statement(each, transactional, origin))
                .toList();
    }

    @Override
    public List<Statement> createSchema(CreateSchema operation) {
        return statements(writer.createSchema(operation, before));
    }

    @Override
    public List<Statement> dropSchema(DropSchema operation) {
        return statements(writer.dropSchema(operation, before));
    }

    @Override
    public List<Statement> createTable(CreateTable operation) {
        return statements(writer.createTable(operation, before));
    }

    @Override
    public List<Statement> dropTable(DropTable operation) {
        return statements(writer.dropTable(operation, before));
    }

    @Override
    public List<Statement> renameTable(RenameTable operation) {
        return statements(writer.renameTable(operation, before));
    }

    @Override
    public List<Statement> alterTable(AlterTable operation) {
        return statements(writer.alterTable(operation, before));
    }

    @Override
    public List<Statement> createIndex(CreateIndex operation) {
        return statements(writer.createIndex(operation, before), !operation.concurrently());
    }

    @Override
    public List<Statement> dropIndex(DropIndex operation) {
        return statements(writer.dropIndex(operation, before), !operation.concurrently());
    }

    @Override
    public List<Statement> renameIndex(RenameIndex operation) {
        return statements(writer.renameIndex(operation, before));
    }

    @Override
    public List<Statement> createSequence(CreateSequence operation) {
        return statements(writer.createSequence(operation, before));
    }

    @Override
    public List<Statement> dropSequence(DropSequence operation) {
        return statements(writer.dropSequence(operation, before));
    }

    @Override
    public List<Statement> alterSequence(AlterSequence operation) {
        return statements(writer.alterSequence(operation, before));
    }

    @Override
    public List<Statement> renameSequence(RenameSequence operation) {
        return statements(writer.renameSequence(operation, before));
    }

    @Override
    public List<Statement> commentOn(CommentOn operation) {
        return statements(writer.commentOn(operation));
    }

    @Override
    public List<Statement> setIndexVisible(SetIndexVisible operation) {
        return statements(writer.setIndexVisible(operation));
    }

    @Override
    public List<Statement> schema(SchemaOperation operation) {
        return statements(
                operation instanceof SetSchema set
                        ? writer.setSchema(set)
                        : writer.renameSchema((RenameSchema) operation));
    }

    @Override
    public List<Statement> enumType(EnumOperation operation) {
        return writer.enumType(operation, before);
    }

    @Override
    public List<Statement> definition(DefinitionOperation operation) {
        return statements(List.of(operation.visit(new DefinitionSentences(writer))));
    }

    @Override
    public List<Statement> insertRows(InsertRows operation) {
        return statements(writer.insertRows(operation, before));
    }

    @Override
    public List<Statement> updateRows(UpdateRows operation) {
        RowSentences rows = RowSentences.of(writer, operation.table(), before);
        String sql = rows.update(operation);
        return List.of(
                operation.batch() == 0
                        ? new Statement(sql, true, operation)
                        : new Statement(sql, false, operation, rows.chunks(operation)));
    }

    @Override
    public List<Statement> deleteRows(DeleteRows operation) {
        return statements(
                List.of(RowSentences.of(writer, operation.table(), before).delete(operation)));
    }

    @Override
    public List<Statement> copyRows(CopyRows operation) {
        CopySentences copy = new CopySentences(writer, operation, before);
        return List.of(
                operation.batch() == 0 || !writer.copiesInPieces()
                        ? new Statement(copy.all(), true, operation)
                        : new Statement(copy.all(), false, operation, copy.chunks()));
    }

    @Override
    public List<Statement> executeSql(ExecuteSql operation) {
        return statements(List.of(operation.sql()), operation.transactional());
    }

    @Override
    public List<Statement> checkpoint(Checkpoint operation) {
        return List.of();
    }

    @Override
    public List<Statement> ifNeeded(IfNeeded operation) {
        return Needed.of(operation, before).map(needed -> needed.accept(this)).orElse(List.of());
    }

    @Override
    public List<Statement> custom(CustomOperation operation) {
        return statements(operation.statements(dialect));
    }
}
