package dev.migrate.diff;

import dev.migrate.operation.Cautions;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
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
import dev.migrate.operation.TableMove;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Operations in a reader's words, a line for each thing that is done. */
public final class OperationSummary {

    private static final Lines LINES = new Lines();

    private OperationSummary() {}

    /** Returns lines such as {@code + create table owner}, {@code ~ alter table …: …} and {@code - drop …}, indented. */
    public static List<String> lines(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> operation.accept(LINES).stream())
                .map(ChangeLine::text)
                .toList();
    }

    /**
     * Returns what operations do, grouped by table in the order in which each is first spoken of.
     *
     * @param before the schema that the first operation meets
     * @param evidence what tables and columns are mapped by
     */
    public static List<ChangeLine> changes(List<Operation> operations, Schema before, Evidence evidence) {
        Cautions cautions = Cautions.forConsole(before);
        LineOrigins origins = new LineOrigins(operations, before, evidence);
        Map<Object, List<ChangeLine>> byTable = new LinkedHashMap<>();
        Map<TableName, TableName> renamed = new TreeMap<>();
        Object last = operations;
        for (Operation operation : operations) {
            List<@Nullable String> said = cautions.next(operation);
            List<ChangeLine> lines = operation.accept(LINES);
            TableMove.of(operation).ifPresent(each -> renamed.put(each.from(), each.to()));
            for (int i = 0; i < lines.size(); i++) {
                ChangeLine line = origins.with(lines.get(i), operation, i);
                TableName table = line.table();
                Object own = operation instanceof ExecuteSql ? last : operation;
                Object group = table == null ? own : renamed.getOrDefault(table, table);
                last = group;
                byTable.computeIfAbsent(group, any -> new ArrayList<>())
                        .add(line.withCaution(said.size() == lines.size() ? said.get(i) : null));
            }
        }
        return byTable.values().stream().flatMap(List::stream).toList();
    }

    private static final class Lines implements Operation.Visitor<List<ChangeLine>> {

        private static List<ChangeLine> one(
                String sign, String operation, @Nullable Object name, String words, @Nullable TableName table) {
            return List.of(ChangeLine.of(sign, operation, name, words, table));
        }

        @Override
        public List<ChangeLine> createSchema(CreateSchema operation) {
            return one("+", "create schema", operation.name(), "create schema " + operation.name(), null);
        }

        @Override
        public List<ChangeLine> dropSchema(DropSchema operation) {
            return one("-", "drop schema", operation.name(), "drop schema " + operation.name(), null);
        }

        @Override
        public List<ChangeLine> createTable(CreateTable operation) {
            return one(
                    "+",
                    "create table",
                    operation.table().name(),
                    "create table " + operation.table().name(),
                    operation.table().name());
        }

        @Override
        public List<ChangeLine> dropTable(DropTable operation) {
            return one("-", "drop table", operation.table(), "drop table " + operation.table(), operation.table());
        }

        @Override
        public List<ChangeLine> renameTable(RenameTable operation) {
            return one(
                    "~",
                    "rename table",
                    operation.to(),
                    "rename table " + operation.from() + " to " + operation.to(),
                    operation.from());
        }

        @Override
        public List<ChangeLine> alterTable(AlterTable operation) {
            return operation.changes().stream()
                    .map(change -> {
                        ChangeWords.Said said = change.accept(new ChangeWords());
                        String words = "alter table " + operation.table() + ": " + change.accept(new ChangeSummary());
                        return ChangeLine.of("~", said.operation(), said.name(), words, operation.table())
                                .ofColumn(said.column());
                    })
                    .toList();
        }

        @Override
        public List<ChangeLine> createIndex(CreateIndex operation) {
            Index index = operation.index();
            List<ChangeLine> line = one(
                    "+",
                    "create index",
                    index.name(),
                    "create " + (operation.index().unique() ? "unique " : "") + "index "
                            + operation.index().name() + " on " + operation.table()
                            + IndexWords.of(operation.index()),
                    operation.table());
            return index.parts().size() == 1
                    ? List.of(line.get(0).ofColumn(index.parts().get(0).column()))
                    : line;
        }

        @Override
        public List<ChangeLine> dropIndex(DropIndex operation) {
            List<ChangeLine> line = one(
                    "-",
                    "drop index",
                    operation.name(),
                    "drop index " + operation.name() + " of " + operation.table(),
                    operation.table());
            return operation.columns().size() == 1
                    ? List.of(line.get(0).ofColumn(operation.columns().get(0)))
                    : line;
        }

        @Override
        public List<ChangeLine> renameIndex(RenameIndex operation) {
            return one(
                    "~",
                    "rename index",
                    operation.to(),
                    "rename index " + operation.from() + " of " + operation.table() + " to " + operation.to(),
                    operation.table());
        }

        @Override
        public List<ChangeLine> createSequence(CreateSequence operation) {
            return one(
                    "+",
                    "create sequence",
                    operation.sequence().name(),
                    "create sequence " + operation.sequence().name(),
                    null);
        }

        @Override
        public List<ChangeLine> dropSequence(DropSequence operation) {
            return one("-", "drop sequence", operation.name(), "drop sequence " + operation.name(), null);
        }

        @Override
        public List<ChangeLine> alterSequence(AlterSequence operation) {
            return one(
                    "~",
                    "alter sequence",
                    operation.name(),
                    "alter sequence " + operation.name() + ": " + SequenceWords.of(operation.change()),
                    null);
        }

        @Override
        public List<ChangeLine> renameSequence(RenameSequence operation) {
            return one(
                    "~",
                    "rename sequence",
                    operation.to(),
                    "rename sequence " + operation.from() + " to " + operation.to(),
                    null);
        }

        @Override
        public List<ChangeLine> commentOn(CommentOn operation) {
            String what = operation.index() ? "index" : "constraint";
            String words = "comment on " + what + " " + operation.name() + " of " + operation.table();
            return one("~", "comment on " + what, operation.name(), words, operation.table());
        }

        @Override
        public List<ChangeLine> setIndexVisible(SetIndexVisible operation) {
            String words =
                    (operation.visible() ? "show" : "hide") + " index " + operation.name() + " of " + operation.table();
            return one(
                    "~", operation.visible() ? "show index" : "hide index", operation.name(), words, operation.table());
        }

        @Override
        public List<ChangeLine> schema(SchemaOperation operation) {
            if (operation instanceof SetSchema set) {
                String schema =
                        set.schema() == null ? "the default one" : set.schema().toString();
                String words = "set schema of table " + set.table() + " to " + schema;
                return one("~", "set schema", set.moved(), words, set.table());
            }
            RenameSchema rename = (RenameSchema) operation;
            String words = "rename schema " + rename.from() + " to " + rename.to();
            return one("~", "rename schema", rename.to(), words, null);
        }

        @Override
        public List<ChangeLine> enumType(EnumOperation operation) {
            return List.of(operation.visit(new EnumWords()));
        }

        @Override
        public List<ChangeLine> definition(DefinitionOperation operation) {
            if (operation instanceof RenameDefinition rename) {
                return one(
                        "~",
                        "rename " + rename.name().kind().words(),
                        rename.to(),
                        "rename " + rename.name() + " to " + rename.to(),
                        null);
            }
            boolean comes = operation instanceof CreateDefinition;
            boolean goes = operation instanceof DropDefinition;
            return one(
                    comes ? "+" : goes ? "-" : "~",
                    (comes ? "create " : goes ? "drop " : "replace ")
                            + operation.name().kind().words(),
                    operation.name().name() + operation.name().arguments(),
                    (comes ? "create " : goes ? "drop " : "replace ") + operation.name(),
                    operation.name().table());
        }

        @Override
        public List<ChangeLine> insertRows(InsertRows operation) {
            return one(
                    "+",
                    "insert rows",
                    operation.table(),
                    "insert " + operation.rows().size() + " row"
                            + (operation.rows().size() == 1 ? "" : "s") + " into " + operation.table()
                            + (operation.key().isEmpty() ? "" : " where missing"),
                    operation.table());
        }

        @Override
        public List<ChangeLine> updateRows(UpdateRows operation) {
            return one("~", "update rows", operation.table(), RowWords.update(operation), operation.table());
        }

        @Override
        public List<ChangeLine> deleteRows(DeleteRows operation) {
            return one("-", "delete rows", operation.table(), RowWords.delete(operation), operation.table());
        }

        @Override
        public List<ChangeLine> copyRows(CopyRows operation) {
            return one("+", "copy rows", operation.to(), RowWords.copy(operation), operation.to());
        }

        @Override
        public List<ChangeLine> executeSql(ExecuteSql operation) {
            return one("~", "execute", null, "execute " + operation.sql(), null);
        }

        @Override
        public List<ChangeLine> checkpoint(Checkpoint operation) {
            return one("~", "checkpoint", null, "checkpoint", null);
        }

        @Override
        public List<ChangeLine> ifNeeded(IfNeeded operation) {
            return operation.operation().accept(this);
        }

        @Override
        public List<ChangeLine> custom(CustomOperation operation) {
            return one("~", "run", operation.name(), "run " + operation.name(), null);
        }
    }
}
