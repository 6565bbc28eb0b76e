package dev.migrate.operation;

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
import dev.migrate.schema.Table;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operation as one line, in one of the forms of {@link CanonicalText}. */
final class OperationLine implements Operation.Visitor<String> {

    private static final String CONCURRENTLY = " concurrently";

    private final CanonicalText words;
    private final ChangeText changes;

    OperationLine(CanonicalText words) {
        this.words = words;
        this.changes = new ChangeText(words);
    }

    String line(Operation operation) {
        return operation.accept(this);
    }

    @Override
    public String createSchema(CreateSchema operation) {
        return "create schema " + words.name(operation.name());
    }

    @Override
    public String dropSchema(DropSchema operation) {
        return "drop schema " + words.name(operation.name());
    }

    @Override
    public String createTable(CreateTable operation) {
        Table table = operation.table();
        String columns = words.unordered(table.columns().values().stream().map(words::column));
        Stream<String> constraints =
                Stream.of(words.unordered(table.constraints().stream().map(words::constraint)));
        Stream<String> parts = Stream.concat(Stream.of(columns), constraints).filter(each -> !each.isEmpty());
        return "create table " + words.name(table.name())
                + parts.collect(Collectors.joining("; ", " (", ")"))
                + words.comment(table.comment()).stream()
                        .map(each -> " " + each)
                        .collect(Collectors.joining())
                + words.clauses(table);
    }

    @Override
    public String dropTable(DropTable operation) {
        return "drop table " + words.name(operation.table());
    }

    @Override
    public String renameTable(RenameTable operation) {
        return "rename table " + words.name(operation.from()) + " to " + words.name(operation.to());
    }

    @Override
    public String alterTable(AlterTable operation) {
        return "alter table " + words.name(operation.table())
                + operation.changes().stream()
                        .map(change -> change.accept(changes))
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    @Override
    public String createIndex(CreateIndex operation) {
        return "create index on " + words.name(operation.table()) + " " + words.index(operation.index())
                + (operation.concurrently() ? CONCURRENTLY : "");
    }

    @Override
    public String dropIndex(DropIndex operation) {
        return "drop index on " + words.name(operation.table()) + " " + words.name(operation.name())
                + (operation.columns().isEmpty() ? "" : " " + words.names(operation.columns()))
                + (operation.concurrently() ? CONCURRENTLY : "");
    }

    @Override
    public String renameIndex(RenameIndex operation) {
        return "rename index on " + words.name(operation.table()) + " " + words.name(operation.from()) + " to "
                + words.name(operation.to());
    }

    @Override
    public String createSequence(CreateSequence operation) {
        return "create sequence " + new SequenceText(words).of(operation.sequence());
    }

    @Override
    public String dropSequence(DropSequence operation) {
        return "drop sequence " + words.name(operation.name());
    }

    @Override
    public String alterSequence(AlterSequence operation) {
        return "alter sequence " + words.name(operation.name()) + new SequenceText(words).of(operation.change());
    }

    @Override
    public String renameSequence(RenameSequence operation) {
        return "rename sequence " + words.name(operation.from()) + " to " + words.name(operation.to());
    }

    @Override
    public String commentOn(CommentOn operation) {
        return "set comment of " + (operation.index() ? "index " : "constraint ") + words.name(operation.name())
                + " of "
                + words.name(operation.table())
                + (operation.comment() == null ? "" : " " + words.quote(operation.comment()));
    }

    @Override
    public String setIndexVisible(SetIndexVisible operation) {
        return "set visibility of index " + words.name(operation.name()) + " of " + words.name(operation.table())
                + " to " + (operation.visible() ? "visible" : "invisible");
    }

    @Override
    public String schema(SchemaOperation operation) {
        return operation.visit(new SchemaLine(words));
    }

    @Override
    public String enumType(EnumOperation operation) {
        return operation.visit(new EnumLine(words));
    }

    @Override
    public String definition(DefinitionOperation operation) {
        return operation.visit(new DefinitionLine(words));
    }

    @Override
    public String insertRows(InsertRows operation) {
        return "insert into " + words.name(operation.table()) + " " + words.names(operation.columns())
                + operation.rows().stream().map(this::row).collect(Collectors.joining(", ", " values ", ""))
                + (operation.key().isEmpty() ? "" : " unless " + words.names(operation.key()));
    }

    private String row(Row row) {
        return row.values().stream().map(this::value).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String updateRows(UpdateRows operation) {
        return "update " + words.name(operation.table()) + " ("
                + words.unordered(operation.values().entrySet().stream()
                        .map(each -> words.name(each.getKey()) + " = " + value(each.getValue())))
                + ")" + where(operation.where()) + batch(operation.batch());
    }

    private static String batch(int rows) {
        return rows == 0 ? "" : " batch " + rows;
    }

    @Override
    public String deleteRows(DeleteRows operation) {
        return "delete from " + words.name(operation.table()) + where(operation.where());
    }

    private String where(RowFilter where) {
        Stream<String> values = Stream.of(words.unordered(where.values().entrySet().stream()
                .map(each -> words.name(each.getKey()) + " = " + value(each.getValue()))));
        String all = Stream.concat(values, where.conditions().stream().map(words::quote))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "" : " where (" + all + ")";
    }

    private String value(NewValue value) {
        return value.expression() == null ? value(value.literal()) : words.quote(value.expression());
    }

    private String value(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName() + " " + words.quote(value.toString());
    }

    @Override
    public String copyRows(CopyRows operation) {
        return "copy rows of " + words.name(operation.from()) + " to " + words.name(operation.to()) + " ("
                + words.unordered(operation.values().entrySet().stream()
                        .map(each -> words.name(each.getKey()) + " = " + value(each.getValue())))
                + ")" + where(operation.where()) + batch(operation.batch());
    }

    @Override
    public String executeSql(ExecuteSql operation) {
        String effect = operation.effect() == null
                ? ""
                : operation.effect().stream().map(this::line).collect(Collectors.joining("; ", " effect (", ")"));
        return "execute " + words.quote(operation.sql()) + effect
                + (operation.transactional() ? "" : " outside transaction");
    }

    @Override
    public String checkpoint(Checkpoint operation) {
        return "checkpoint";
    }

    @Override
    public String ifNeeded(IfNeeded operation) {
        return "if needed " + line(operation.operation());
    }

    @Override
    public String custom(CustomOperation operation) {
        return "run " + words.quote(operation.name());
    }
}
