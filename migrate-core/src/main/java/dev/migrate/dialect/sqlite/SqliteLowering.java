package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.Ability;
import dev.migrate.dialect.DefinitionLowering;
import dev.migrate.dialect.EnumLowering;
import dev.migrate.dialect.IfNeededLowering;
import dev.migrate.dialect.IndexVisibility;
import dev.migrate.dialect.OwnWords;
import dev.migrate.dialect.RecreateTables;
import dev.migrate.dialect.RowNames;
import dev.migrate.dialect.SequenceFit;
import dev.migrate.dialect.Statement;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.dialect.ViewsInTheWay;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
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
import dev.migrate.operation.Rewriter;
import dev.migrate.operation.Row;
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
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSyntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Says operations in SQLite's words, and in terms of new tables what SQLite cannot do to an existing one. */
record SqliteLowering(Abilities abilities) implements Rewriter {

    private static final DefinitionLowering DEFINITIONS = new DefinitionLowering(
            SqliteNative::name,
            EnumSet.of(DefinitionKind.VIEW, DefinitionKind.TRIGGER),
            EnumSet.noneOf(DefinitionKind.class),
            kind -> "SQLite has no " + kind + ".");

    private static final SequenceFit SEQUENCES = new SequenceFit("SQLite");

    @Override
    public List<Operation> rewrite(Operation operation, SchemaView before) {
        return operation.accept(new Lowered(abilities, before));
    }

    private record Lowered(Abilities abilities, SchemaView before) implements Operation.Visitor<List<Operation>> {

        @Override
        public List<Operation> createSchema(CreateSchema operation) {
            throw SqliteNative.noSchemas(operation.name());
        }

        @Override
        public List<Operation> dropSchema(DropSchema operation) {
            throw SqliteNative.noSchemas(operation.name());
        }

        @Override
        public List<Operation> createTable(CreateTable operation) {
            Table table = operation.table();
            SEQUENCES.refuseLimits(table);
            table.constraints().forEach(each -> SqliteNative.CONSTRAINTS.check(table.name(), each));
            return List.of(new CreateTable(SqliteNative.table(table)));
        }

        /** SQLite itself says nothing of views, until somebody asks one or changes any table. */
        @Override
        public List<Operation> dropTable(DropTable operation) {
            TableName name = SqliteNative.name(operation.table());
            if (!operation.replaced()) {
                ViewsInTheWay.orBroken(name, before, SqlSyntax.SQLITE).refuse("drop table");
            }
            return List.of(new DropTable(name, operation.replaced()));
        }

        @Override
        public List<Operation> renameTable(RenameTable operation) {
            return renameTable(operation.from(), operation.to());
        }

        private List<Operation> renameTable(TableName from, Identifier to) {
            RenameTable rename = new RenameTable(SqliteNative.name(from), SqliteNative.name(to));
            return rename.from().equals(rename.renamed()) ? List.of() : List.of(SqliteRenames.of(rename, before));
        }

        @Override
        public List<Operation> alterTable(AlterTable operation) {
            TableName name = SqliteNative.name(operation.table());
            SEQUENCES.refuseLimits(operation);
            Table table = before.table(name);
            if (table == null) {
                return List.of(new AlterTable(name, operation.changes()));
            }
            SqliteChanges changes = SqliteChanges.of(table, operation.changes());
            ViewsInTheWay.orBroken(name, before, SqlSyntax.SQLITE).refuseDrops(changes.lowered());
            boolean inPlace = abilities.can(Ability.CHANGED_CHECKS) && !changes.dropChecksOfLabels();
            return alter(changes.before(), changes.lowered(), inPlace);
        }

        /** Recreates a table once; but what others refer to is renamed by SQLite, which follows it there. */
        private List<Operation> alter(Table table, List<TableChange> changes, boolean inPlace) {
            if (changes.isEmpty()) {
                return List.of();
            }
            boolean inWords = SqliteChanges.areNative(table, changes, inPlace);
            int rename = renameOfReferenced(table, changes);
            if (inWords && (rename < 0 || SqliteOptions.triggers(table).isEmpty())) {
                return List.of(new AlterTable(table.name(), changes));
            }
            if (rename < 0) {
                refuseObstacles(table);
                return SqliteRecreation.of(table, changes, before);
            }
            List<Operation> operations = new ArrayList<>(alter(table, changes.subList(0, rename), inPlace));
            Table named = rename == 0 ? table : RecreateTables.changed(table, changes.subList(0, rename));
            RenameColumn change = (RenameColumn) changes.get(rename);
            operations.add(SqliteRenames.of(named, change, before));
            List<TableChange> rest = changes.subList(rename + 1, changes.size());
            operations.addAll(alter(SqliteRenames.after(named, change), rest, inPlace));
            return operations;
        }

        private int renameOfReferenced(Table table, List<TableChange> changes) {
            for (int i = 0; i < changes.size(); i++) {
                if (changes.get(i) instanceof RenameColumn && (isReferenced(table) || SqliteOptions.isRead(table))) {
                    return i;
                }
            }
            return -1;
        }

        private boolean isReferenced(Table table) {
            return before.referencing(table.name()).stream()
                    .anyMatch(each -> !each.name().equals(table.name()));
        }

        private static void refuseObstacles(Table table) {
            List<String> obstacles = SqliteOptions.obstacles(table);
            if (!obstacles.isEmpty()) {
                throw new UnsupportedOperationInDialectException("SQLite cannot change table " + table.name()
                        + " in this way, and making it again would lose what Migrate cannot make again.\n    table       "
                        + table.name() + "\n    would lose  " + String.join("\n    would lose  ", obstacles)
                        + "\nMake the table again with statements of your own: op.execute(...) of a create table under another"
                        + " name, insert into ... select, drop table and alter table ... rename to.");
            }
        }

        @Override
        public List<Operation> createIndex(CreateIndex operation) {
            SqliteNative.INDEXES.check(operation.table(), operation.index());
            return List.of(
                    new CreateIndex(SqliteNative.name(operation.table()), SqliteNative.index(operation.index())));
        }

        @Override
        public List<Operation> dropIndex(DropIndex operation) {
            return List.of(dropIndex(operation.table(), operation.name(), operation.columns()));
        }

        private static DropIndex dropIndex(TableName table, Identifier name, List<Identifier> columns) {
            return new DropIndex(SqliteNative.name(table), SqliteNative.name(name), SqliteNative.names(columns));
        }

        @Override
        public List<Operation> renameIndex(RenameIndex operation) {
            TableName name = SqliteNative.name(operation.table());
            Identifier from = SqliteNative.name(operation.from());
            Identifier to = SqliteNative.name(operation.to());
            if (from.equals(to)) {
                return List.of();
            }
            Table table = before.table(name);
            Index index = table == null ? null : table.index(from);
            return index == null
                    ? List.of(new RenameIndex(name, from, to))
                    : List.of(dropIndex(name, from, index.columns()), new CreateIndex(name, index.withName(to)));
        }

        @Override
        public List<Operation> createSequence(CreateSequence operation) {
            Sequence sequence = operation.sequence();
            SEQUENCES.requireTable(sequence);
            Table table = SqliteNative.sequence(sequence);
            return List.of(
                    new CreateTable(table),
                    new InsertRows(table.name(), List.of(SqliteNative.NEXT_VALUE), List.of(Row.of(sequence.start()))));
        }

        @Override
        public List<Operation> dropSequence(DropSequence operation) {
            return List.of(new DropTable(SqliteNative.name(operation.name())));
        }

        @Override
        public List<Operation> alterSequence(AlterSequence operation) {
            TableName name = SqliteNative.name(operation.name());
            return SEQUENCES.ofTable(operation.change(), name, SqliteNative.NEXT_VALUE);
        }

        @Override
        public List<Operation> renameSequence(RenameSequence operation) {
            return renameTable(operation.from(), operation.to());
        }

        @Override
        public List<Operation> commentOn(CommentOn operation) {
            return List.of();
        }

        @Override
        public List<Operation> setIndexVisible(SetIndexVisible operation) {
            TableName table = SqliteNative.name(operation.table());
            Identifier name = SqliteNative.name(operation.name());
            new IndexVisibility("SQLite").check(new SetIndexVisible(table, name, operation.visible()), before);
            return List.of();
        }

        @Override
        public List<Operation> schema(SchemaOperation operation) {
            if (operation instanceof RenameSchema rename) {
                throw SqliteNative.noSchemas(rename.from());
            }
            SetSchema set = (SetSchema) operation;
            SqliteNative.name(set.table());
            SqliteNative.name(set.moved());
            return List.of();
        }

        @Override
        public List<Operation> enumType(EnumOperation operation) {
            return new EnumLowering("SQLite", SqliteNative::name, new SqliteLowering(abilities))
                    .lower(operation, before);
        }

        /** A trigger is a statement to the model, too, since its table is made again with it. */
        @Override
        public List<Operation> definition(DefinitionOperation operation) {
            if (operation instanceof RenameDefinition rename && rename.name().kind() == DefinitionKind.VIEW) {
                throw new UnsupportedOperationInDialectException(
                        "SQLite has no statement that renames a view.\n    view      "
                                + rename.name().name() + "\n    new name  " + rename.to()
                                + "\nCreate it anew:\n    op.dropView(\""
                                + rename.name().name() + "\");\n    op.createView(\""
                                + rename.renamed().name() + "\", \"select …\");");
            }
            List<Operation> lowered = new ArrayList<>();
            if (operation instanceof ReplaceDefinition && operation.name().kind() == DefinitionKind.VIEW) {
                lowered.add(SqliteTriggers.guardOfView(
                        SqliteNative.name(operation.name().name())));
            }
            for (Operation each : DEFINITIONS.lower(operation)) {
                for (Statement statement : SqliteNative.WRITER.write(each, before)) {
                    boolean isTrigger = operation.name().kind() == DefinitionKind.TRIGGER;
                    ExecuteSql sql = new ExecuteSql(statement.sql(), isTrigger ? List.of() : null, true);
                    lowered.addAll(
                            isTrigger && each instanceof DropDefinition drop
                                    ? ownWords().executeSql(SqliteTriggers.withDropped(sql, drop.name(), before))
                                    : executeSql(sql));
                }
            }
            return lowered;
        }

        @Override
        public List<Operation> insertRows(InsertRows operation) {
            return List.of(new InsertRows(
                    SqliteNative.name(operation.table()),
                    SqliteNative.names(operation.columns()),
                    operation.rows(),
                    SqliteNative.names(operation.key())));
        }

        /** One process at a time writes to the database anyway, so that the rows are set in one statement. */
        @Override
        public List<Operation> updateRows(UpdateRows operation) {
            return List.of(new UpdateRows(
                    SqliteNative.name(operation.table()),
                    RowNames.of(operation.values(), SqliteNative::name),
                    RowNames.of(operation.where(), SqliteNative::name),
                    0));
        }

        @Override
        public List<Operation> deleteRows(DeleteRows operation) {
            return List.of(new DeleteRows(
                    SqliteNative.name(operation.table()), RowNames.of(operation.where(), SqliteNative::name)));
        }

        @Override
        public List<Operation> copyRows(CopyRows operation) {
            return List.of(new CopyRows(
                    SqliteNative.name(operation.from()),
                    SqliteNative.name(operation.to()),
                    RowNames.of(operation.values(), SqliteNative::name),
                    RowNames.of(operation.where(), SqliteNative::name),
                    operation.batch()));
        }

        @Override
        public List<Operation> executeSql(ExecuteSql operation) {
            return ownWords().executeSql(SqliteTriggers.withEffect(operation, before));
        }

        private OwnWords ownWords() {
            return new OwnWords(each -> each.accept(this));
        }

        @Override
        public List<Operation> ifNeeded(IfNeeded operation) {
            return IfNeededLowering.lower(operation, before, (each, state) -> each.accept(this));
        }

        @Override
        public List<Operation> checkpoint(Checkpoint operation) {
            return List.of(operation);
        }

        @Override
        public List<Operation> custom(CustomOperation operation) {
            return ownWords().custom(operation, SqliteDialect.NAME);
        }
    }
}
