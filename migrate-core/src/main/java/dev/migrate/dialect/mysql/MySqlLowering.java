package dev.migrate.dialect.mysql;

import dev.migrate.dialect.DefinitionLowering;
import dev.migrate.dialect.EnumLowering;
import dev.migrate.dialect.IfNeededLowering;
import dev.migrate.dialect.IndexFit;
import dev.migrate.dialect.IndexVisibility;
import dev.migrate.dialect.OwnWords;
import dev.migrate.dialect.RenamedSequence;
import dev.migrate.dialect.RowNames;
import dev.migrate.dialect.SequenceFit;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.dialect.ViewsInTheWay;
import dev.migrate.operation.DefinitionOperation;
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
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
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
import java.util.Objects;

/** Says portable operations in MySQL's words. */
record MySqlLowering(Product product) implements Rewriter {

    @Override
    public List<Operation> rewrite(Operation operation, SchemaView before) {
        return operation.accept(new Lowered(product, MySqlNormalizer.asWritten(product), before));
    }

    private record Lowered(Product product, MySqlNormalizer normalizer, SchemaView before)
            implements Operation.Visitor<List<Operation>> {

        /** Returns the name as the database keeps it, which may tell letters apart by their case. */
        private TableName name(TableName name) {
            Table known = before.table(MySqlNames.normal(name));
            return known == null ? MySqlNames.normal(name) : known.name();
        }

        @Override
        public List<Operation> createSchema(CreateSchema operation) {
            return List.of(new CreateSchema(MySqlNames.normal(operation.name())));
        }

        @Override
        public List<Operation> dropSchema(DropSchema operation) {
            throw new UnsupportedOperationInDialectException(product.words()
                    + " drops a schema with all tables in it, instead of refusing one that is not empty.\n    schema  "
                    + operation.name() + "\nIf that is what you want, write it: op.execute(\"drop schema "
                    + operation.name().text() + "\").");
        }

        @Override
        public List<Operation> createTable(CreateTable operation) {
            Table table = normalizer.table(operation.table());
            sequences().refuseLimits(table);
            Possible.check(table, product);
            return List.of(new CreateTable(table));
        }

        private ViewsInTheWay views(TableName over) {
            return ViewsInTheWay.orBroken(over, before, SqlSyntax.of(product.name()));
        }

        @Override
        public List<Operation> dropTable(DropTable operation) {
            DropTable drop = new DropTable(name(operation.table()), operation.replaced());
            views(drop.table()).refuse("drop table");
            return List.of(drop);
        }

        @Override
        public List<Operation> renameTable(RenameTable operation) {
            RenameTable rename = new RenameTable(name(operation.from()), MySqlNames.normal(operation.to()));
            if (isSame(rename.from().name(), rename.to())) {
                return List.of();
            }
            views(rename.from()).refuse("rename table");
            return List.of(rename);
        }

        /** Other capitals are another table where the server's files tell them apart. */
        private static boolean isSame(Identifier from, Identifier to) {
            return from.text().equals(to.text());
        }

        @Override
        public List<Operation> alterTable(AlterTable operation) {
            views(name(operation.table())).refuse(operation.changes());
            sequences().refuseLimits(operation);
            List<Operation> lowered =
                    new ChangeLowering(product, normalizer, name(operation.table()), before).lower(operation.changes());
            NumberedKeys.check(before.table(name(operation.table())), lowered, product);
            return lowered;
        }

        @Override
        public List<Operation> createIndex(CreateIndex operation) {
            TableName name = name(operation.table());
            Index index = normalizer.index(operation.index());
            new IndexFit(MySqlAbilities.of(product)).check(name, operation.index());
            Table table = before.table(name);
            IndexSentences.checkHidden(index, table, name, product);
            Unique unique = MySqlNormalizer.asConstraint(index);
            if (unique != null) {
                return List.of(new AlterTable(name, List.of(new AddConstraint(unique))));
            }
            boolean implied = table != null
                    && ImpliedIndexes.isLikeImplied(index, table)
                    && new ImpliedIndexes(product).of(table).containsKey(index.name());
            return implied ? List.of() : List.of(new CreateIndex(name, index));
        }

        @Override
        public List<Operation> dropIndex(DropIndex operation) {
            TableName name = name(operation.table());
            Identifier index = MySqlNames.normal(operation.name());
            Table table = before.table(name);
            if (table != null && table.index(index) == null) {
                if (table.constraint(index) instanceof Unique unique) {
                    return List.of(new AlterTable(
                            name, List.of(new DropConstraint(ConstraintKind.UNIQUE, index, unique.columns()))));
                }
                if (table.constraint(index) instanceof ForeignKey) {
                    return List.of();
                }
            }
            List<Operation> drop = List.of(new DropIndex(name, index, MySqlNames.normal(operation.columns())));
            NumberedKeys.check(table, drop, product);
            return drop;
        }

        @Override
        public List<Operation> renameIndex(RenameIndex operation) {
            TableName name = name(operation.table());
            Identifier from = MySqlNames.normal(operation.from());
            Identifier to = MySqlNames.normal(operation.to());
            if (from.equals(to)) {
                return List.of();
            }
            Table table = before.table(name);
            boolean constraint = table != null && table.index(from) == null && table.constraint(from) instanceof Unique;
            return List.of(
                    constraint
                            ? new AlterTable(name, List.of(new RenameConstraint(from, to)))
                            : new RenameIndex(name, from, to));
        }

        private SequenceFit sequences() {
            return new SequenceFit(product.words());
        }

        @Override
        public List<Operation> createSequence(CreateSequence operation) {
            if (product.hasSequences()) {
                sequences().refuseOwner(operation.sequence());
                return List.of(new CreateSequence(normalizer.sequence(operation.sequence())));
            }
            sequences().requireTable(operation.sequence());
            Table table = MySqlNormalizer.table(operation.sequence());
            return List.of(
                    new CreateTable(table),
                    new InsertRows(
                            table.name(),
                            List.of(MySqlNormalizer.NEXT_VALUE),
                            List.of(Row.of(operation.sequence().start()))));
        }

        @Override
        public List<Operation> dropSequence(DropSequence operation) {
            return List.of(
                    product.hasSequences()
                            ? new DropSequence(MySqlNames.normal(operation.name()))
                            : new DropTable(name(operation.name())));
        }

        @Override
        public List<Operation> alterSequence(AlterSequence operation) {
            TableName name = MySqlNames.normal(operation.name());
            if (!product.hasSequences()) {
                return sequences().ofTable(operation.change(), name, MySqlNormalizer.NEXT_VALUE);
            }
            sequences().refuseOwner(name, operation.change());
            Sequence known = before.sequence(name);
            Sequence after = operation.change().of(known == null ? new Sequence(name, 1, 1) : known);
            return List.of(new AlterSequence(name, operation.change().said(normalizer.sequence(after))));
        }

        @Override
        public List<Operation> renameSequence(RenameSequence operation) {
            Identifier to = MySqlNames.normal(operation.to());
            if (isSame(operation.from().name(), to)) {
                return List.of();
            }
            if (!product.hasSequences()) {
                return List.of(new RenameTable(name(operation.from()), to));
            }
            RenameSequence rename = new RenameSequence(MySqlNames.normal(operation.from()), to);
            List<Operation> operations = new ArrayList<>(List.of(rename));
            operations.addAll(RenamedSequence.defaults(rename, before));
            return operations;
        }

        /** An index is made anew with its comment; constraints have none. */
        @Override
        public List<Operation> commentOn(CommentOn operation) {
            if (!operation.index()) {
                return List.of();
            }
            TableName name = name(operation.table());
            Table table = before.table(name);
            Index index = table == null ? null : table.index(MySqlNames.normal(operation.name()));
            if (index == null) {
                throw new UnsupportedOperationInDialectException(product.words()
                        + " makes an index anew for its comment, and this one is not known.\n    index  "
                        + operation.name() + "\n    table  " + operation.table()
                        + "\nSay the comment where the index is created: op.createIndex(…, i -> i.comment(…)).");
            }
            if (Objects.equals(index.options().comment(), operation.comment())) {
                return List.of();
            }
            Index said = index.withOptions(index.options().withComment(operation.comment()));
            return List.of(new DropIndex(name, index.name(), index.columns()), new CreateIndex(name, said));
        }

        /** Of a statement that changes nothing nobody could tell after a death whether it was executed. */
        @Override
        public List<Operation> setIndexVisible(SetIndexVisible operation) {
            TableName name = name(operation.table());
            Table table = before.table(name);
            SetIndexVisible named = new SetIndexVisible(name, MySqlNames.normal(operation.name()), operation.visible());
            new IndexVisibility(product.words())
                    .check(
                            named,
                            before,
                            new MySqlWriter(product).setIndexVisible(named).get(0),
                            known -> new ImpliedIndexes(product).of(known).containsKey(named.name()));
            Index index = table == null ? null : table.index(named.name());
            if (index == null) {
                return List.of(named);
            }
            IndexSentences.checkHidden(
                    index.withOptions(index.options().withVisible(named.visible())), table, name, product);
            boolean isSo = before.isSure() && index.options().visible() == named.visible();
            return isSo ? List.of() : List.of(named);
        }

        @Override
        public List<Operation> schema(SchemaOperation operation) {
            if (operation instanceof RenameSchema rename) {
                throw new UnsupportedOperationInDialectException(
                        product.words() + " has no statement that renames a schema.\n    schema    " + rename.from()
                                + "\n    new name  " + rename.to()
                                + "\nCreate the other one and move the tables, one by one:\n    op.createSchema(\""
                                + rename.to() + "\");\n    op.setSchema(\"" + rename.from() + ".…\", \""
                                + rename.to() + "\");");
            }
            SetSchema set = (SetSchema) operation;
            Identifier schema = set.schema();
            SetSchema moved = new SetSchema(name(set.table()), schema == null ? null : MySqlNames.normal(schema));
            if (moved.table().equals(moved.moved())) {
                return List.of();
            }
            views(moved.table()).refuse("set schema");
            return List.of(moved);
        }

        @Override
        public List<Operation> enumType(EnumOperation operation) {
            UnenforcedChecks unenforced = new UnenforcedChecks(before, product);
            return new EnumLowering(product.words(), this::name, new MySqlLowering(product))
                    .lower(operation, before).stream().map(unenforced::kept).toList();
        }

        @Override
        public List<Operation> definition(DefinitionOperation operation) {
            if (operation instanceof RenameDefinition rename && rename.name().kind() == DefinitionKind.VIEW) {
                views(name(rename.name().name())).refuse("rename view");
            }
            return new DefinitionLowering(
                            this::name,
                            EnumSet.complementOf(EnumSet.of(DefinitionKind.MATERIALIZED_VIEW, DefinitionKind.DOMAIN)),
                            product.replaced(),
                            kind -> product.words() + " has no " + kind + ".")
                    .lower(operation);
        }

        @Override
        public List<Operation> insertRows(InsertRows operation) {
            return List.of(new InsertRows(
                    name(operation.table()),
                    MySqlNames.normal(operation.columns()),
                    operation.rows(),
                    MySqlNames.normal(operation.key())));
        }

        @Override
        public List<Operation> updateRows(UpdateRows operation) {
            return List.of(new UpdateRows(
                    name(operation.table()),
                    RowNames.of(operation.values(), MySqlNames::normal),
                    RowNames.of(operation.where(), MySqlNames::normal),
                    operation.batch()));
        }

        @Override
        public List<Operation> deleteRows(DeleteRows operation) {
            return List.of(new DeleteRows(name(operation.table()), RowNames.of(operation.where(), MySqlNames::normal)));
        }

        @Override
        public List<Operation> copyRows(CopyRows operation) {
            return List.of(new CopyRows(
                    name(operation.from()),
                    name(operation.to()),
                    RowNames.of(operation.values(), MySqlNames::normal),
                    RowNames.of(operation.where(), MySqlNames::normal),
                    operation.batch()));
        }

        @Override
        public List<Operation> executeSql(ExecuteSql operation) {
            return ownWords().executeSql(operation);
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
            return ownWords().custom(operation, product.name());
        }
    }
}
