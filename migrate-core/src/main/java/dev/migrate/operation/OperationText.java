package dev.migrate.operation;

import static dev.migrate.operation.CanonicalText.name;
import static dev.migrate.operation.CanonicalText.quote;

import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CopyRows;
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
import dev.migrate.operation.Operation.InsertRows;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of operations, from which their checksum is computed.
 *
 * <p>The grammar is frozen: the text of an operation never changes, or every applied revision would seem changed. Equal
 * operations have the same text. A new component of an operation is left out while it has its default.
 */
public final class OperationText {

    /** The name of the grammar. */
    public static final String VERSION = "ops1";

    private static final Line LINE = new Line();
    private static final ChangeText CHANGE = new ChangeText();

    private OperationText() {}

    /** Returns the text: a line for each operation, in ASCII, each ended by a line feed. */
    public static String of(List<Operation> operations) {
        return operations.stream()
                .map(OperationText::line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the line of one operation, without the line feed. */
    public static String line(Operation operation) {
        return operation.accept(LINE);
    }

    private static final class Line implements Operation.Visitor<String> {

        @Override
        public String createSchema(CreateSchema operation) {
            return "create schema " + name(operation.name());
        }

        @Override
        public String dropSchema(DropSchema operation) {
            return "drop schema " + name(operation.name());
        }

        @Override
        public String createTable(CreateTable operation) {
            Table table = operation.table();
            String columns =
                    CanonicalText.unordered(table.columns().values().stream().map(CanonicalText::column));
            Stream<String> constraints = Stream.of(
                    CanonicalText.unordered(table.constraints().stream().map(CanonicalText::constraint)));
            Stream<String> parts =
                    Stream.concat(Stream.of(columns), constraints).filter(each -> !each.isEmpty());
            return "create table " + name(table.name())
                    + parts.collect(Collectors.joining("; ", " (", ")"))
                    + CanonicalText.comment(table.comment()).stream()
                            .map(each -> " " + each)
                            .collect(Collectors.joining());
        }

        @Override
        public String dropTable(DropTable operation) {
            return "drop table " + name(operation.table());
        }

        @Override
        public String renameTable(RenameTable operation) {
            return "rename table " + name(operation.from()) + " to " + name(operation.to());
        }

        @Override
        public String alterTable(AlterTable operation) {
            return "alter table " + name(operation.table())
                    + operation.changes().stream()
                            .map(change -> change.accept(CHANGE))
                            .collect(Collectors.joining("; ", " (", ")"));
        }

        @Override
        public String createIndex(CreateIndex operation) {
            return "create index on " + name(operation.table()) + " " + CanonicalText.index(operation.index());
        }

        @Override
        public String dropIndex(DropIndex operation) {
            return "drop index on " + name(operation.table()) + " " + name(operation.name())
                    + (operation.columns().isEmpty() ? "" : " " + CanonicalText.names(operation.columns()));
        }

        @Override
        public String renameIndex(RenameIndex operation) {
            return "rename index on " + name(operation.table()) + " " + name(operation.from()) + " to "
                    + name(operation.to());
        }

        @Override
        public String createSequence(CreateSequence operation) {
            Sequence sequence = operation.sequence();
            return "create sequence " + name(sequence.name())
                    + (sequence.start() == 1 ? "" : " start " + sequence.start())
                    + (sequence.increment() == 1 ? "" : " increment " + sequence.increment());
        }

        @Override
        public String dropSequence(DropSequence operation) {
            return "drop sequence " + name(operation.name());
        }

        @Override
        public String alterSequence(AlterSequence operation) {
            return "alter sequence " + name(operation.name()) + " increment " + operation.increment();
        }

        @Override
        public String insertRows(InsertRows operation) {
            return "insert into " + name(operation.table()) + " " + CanonicalText.names(operation.columns())
                    + operation.rows().stream().map(Line::row).collect(Collectors.joining(", ", " values ", ""));
        }

        private static String row(Row row) {
            return row.values().stream().map(Line::value).collect(Collectors.joining(", ", "(", ")"));
        }

        private static String value(@Nullable Object value) {
            return value == null ? "null" : value.getClass().getSimpleName() + " " + quote(value.toString());
        }

        @Override
        public String copyRows(CopyRows operation) {
            return "copy rows of " + name(operation.from()) + " to " + name(operation.to()) + " ("
                    + CanonicalText.unordered(operation.expressions().entrySet().stream()
                            .map(each -> name(each.getKey()) + " = " + quote(each.getValue())))
                    + ")";
        }

        @Override
        public String executeSql(ExecuteSql operation) {
            String effect = operation.effect() == null
                    ? ""
                    : operation.effect().stream()
                            .map(OperationText::line)
                            .collect(Collectors.joining("; ", " effect (", ")"));
            return "execute " + quote(operation.sql()) + effect
                    + (operation.transactional() ? "" : " outside transaction");
        }

        @Override
        public String checkpoint(Checkpoint operation) {
            return "checkpoint";
        }

        @Override
        public String custom(CustomOperation operation) {
            return "run " + quote(operation.name());
        }
    }
}
