package dev.migrate.diff;

import dev.migrate.operation.Operation;
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
import java.util.List;

/** Operations in a reader's words, a line for each thing that is done. */
public final class OperationSummary {

    private static final Lines LINES = new Lines();

    private OperationSummary() {}

    /** Returns lines such as {@code + create table owner}, {@code ~ alter table …: …} and {@code - drop …}, indented. */
    public static List<String> lines(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> operation.accept(LINES).stream())
                .map(line -> "  " + line.replace("\r", "\\r").replace("\n", "\\n"))
                .toList();
    }

    private static final class Lines implements Operation.Visitor<List<String>> {

        @Override
        public List<String> createSchema(CreateSchema operation) {
            return List.of("+ create schema " + operation.name());
        }

        @Override
        public List<String> dropSchema(DropSchema operation) {
            return List.of("- drop schema " + operation.name());
        }

        @Override
        public List<String> createTable(CreateTable operation) {
            return List.of("+ create table " + operation.table().name());
        }

        @Override
        public List<String> dropTable(DropTable operation) {
            return List.of("- drop table " + operation.table());
        }

        @Override
        public List<String> renameTable(RenameTable operation) {
            return List.of("~ rename table " + operation.from() + " to " + operation.to());
        }

        @Override
        public List<String> alterTable(AlterTable operation) {
            return operation.changes().stream()
                    .map(change -> "~ alter table " + operation.table() + ": " + change.accept(new ChangeSummary()))
                    .toList();
        }

        @Override
        public List<String> createIndex(CreateIndex operation) {
            return List.of("+ create " + (operation.index().unique() ? "unique " : "") + "index "
                    + operation.index().name() + " on " + operation.table());
        }

        @Override
        public List<String> dropIndex(DropIndex operation) {
            return List.of("- drop index " + operation.name() + " of " + operation.table());
        }

        @Override
        public List<String> renameIndex(RenameIndex operation) {
            return List.of("~ rename index " + operation.from() + " of " + operation.table() + " to " + operation.to());
        }

        @Override
        public List<String> createSequence(CreateSequence operation) {
            return List.of("+ create sequence " + operation.sequence().name());
        }

        @Override
        public List<String> dropSequence(DropSequence operation) {
            return List.of("- drop sequence " + operation.name());
        }

        @Override
        public List<String> alterSequence(AlterSequence operation) {
            return List.of("~ alter sequence " + operation.name() + ": increment " + operation.increment());
        }

        @Override
        public List<String> insertRows(InsertRows operation) {
            return List.of("+ insert " + operation.rows().size() + " row"
                    + (operation.rows().size() == 1 ? "" : "s") + " into " + operation.table());
        }

        @Override
        public List<String> copyRows(CopyRows operation) {
            return List.of("~ copy rows of " + operation.from() + " to " + operation.to());
        }

        @Override
        public List<String> executeSql(ExecuteSql operation) {
            return List.of("~ execute " + operation.sql());
        }

        @Override
        public List<String> checkpoint(Checkpoint operation) {
            return List.of("~ checkpoint");
        }

        @Override
        public List<String> custom(CustomOperation operation) {
            return List.of("~ run " + operation.name());
        }
    }
}
