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
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The operations that undo operations, given the schema that these met.
 *
 * <p>What is undone is the schema: a table or column that was dropped comes back empty, and rows that were changed, deleted
 * or copied stay as they are, but that a label which was new to an enumeration becomes the old one again, and a row that got
 * another key its old one. Rows that were inserted into a table that was there go again by their key, unless they may have
 * been there.
 */
public final class Reverse {

    private final List<Operation> all;
    private final KnownRows rows;
    private final Replay state;

    private Reverse(List<Operation> operations, Schema before) {
        this.all = operations;
        this.rows = new KnownRows(before);
        this.state = Replay.from(before);
    }

    /**
     * Returns what leads back to a schema from what operations have made of it.
     *
     * @throws IrreversibleOperationException if one of them cannot be undone
     */
    public static List<Operation> of(List<Operation> operations, Schema before) {
        Reverse reverse = new Reverse(operations, before);
        List<List<Operation>> parts = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Optional<MergedRow> merged = MergedRow.at(i, operations);
            if (merged.isPresent()) {
                parts.add(merged.get().back().operations());
                i += 2;
            } else {
                parts.add(operations.get(i).accept(reverse.new Undo()));
                reverse.state.apply(operations.get(i));
                reverse.rows.after(operations.get(i));
            }
        }
        Collections.reverse(parts);
        return parts.stream().flatMap(List::stream).toList();
    }

    /** Of rows that have got one label for two, nobody knows which of both they had. */
    private boolean isMerged(MovedLabel label) {
        return all.stream()
                        .filter(UpdateRows.class::isInstance)
                        .flatMap(each -> MovedLabel.of((UpdateRows) each).stream())
                        .filter(each -> each.table().equals(label.table())
                                && each.column().equals(label.column())
                                && each.to().equals(label.to()))
                        .count()
                > 1;
    }

    private final class Undo implements Operation.Visitor<List<Operation>> {

        @Override
        public List<Operation> createSchema(CreateSchema operation) {
            return List.of(new DropSchema(operation.name()));
        }

        @Override
        public List<Operation> dropSchema(DropSchema operation) {
            return List.of(new CreateSchema(operation.name()));
        }

        @Override
        public List<Operation> createTable(CreateTable operation) {
            return List.of(new DropTable(operation.table().name()));
        }

        @Override
        public List<Operation> dropTable(DropTable operation) {
            Table table = existing(operation.table());
            List<Operation> created = new ArrayList<>();
            created.add(new CreateTable(table.withIndexes(List.of())));
            table.indexes().forEach(index -> created.add(new CreateIndex(table.name(), index)));
            created.addAll(CommentOn.constraintsOf(table));
            return withSequences(state.owned().of(operation.table(), null), created);
        }

        @Override
        public List<Operation> renameTable(RenameTable operation) {
            return List.of(new RenameTable(operation.renamed(), operation.from().name()));
        }

        @Override
        public List<Operation> alterTable(AlterTable operation) {
            Replay within = Replay.from(Schema.of(List.of(existing(operation.table())), List.of()));
            List<TableChange> undone = new ArrayList<>();
            for (TableChange change : operation.changes()) {
                Table before = existing(within, operation.table());
                List<TableChange> each = new ArrayList<>(change.accept(new ReverseChange(before)));
                Collections.reverse(each);
                undone.addAll(each);
                within.apply(new AlterTable(operation.table(), List.of(change)));
            }
            Collections.reverse(undone);
            return undone.isEmpty()
                    ? List.of()
                    : withSequences(
                            sequencesGone(operation),
                            List.of(new AlterTable(operation.table(), ColumnChanges.inOrder(withoutVain(undone)))));
        }

        private List<Sequence> sequencesGone(AlterTable operation) {
            List<Sequence> owned = state.owned().of(operation.table(), null);
            if (owned.isEmpty()) {
                return owned;
            }
            Replay after = Replay.from(state.schema()).apply(operation);
            return owned.stream()
                    .filter(each -> after.sequence(each.name()) == null)
                    .toList();
        }

        /** Sequences are there before columns take numbers from them, and belong to the columns when these are there. */
        private List<Operation> withSequences(List<Sequence> gone, List<Operation> undone) {
            List<Operation> all = new ArrayList<>();
            gone.forEach(each -> all.add(new CreateSequence(each.withOwner(null))));
            all.addAll(undone);
            gone.forEach(each ->
                    all.add(new AlterSequence(each.name(), SequenceChange.between(each.withOwner(null), each))));
            return all;
        }

        /** Leaves out what is set of a column that is dropped next. */
        private List<TableChange> withoutVain(List<TableChange> changes) {
            List<TableChange> kept = new ArrayList<>();
            for (TableChange change : changes) {
                while (change instanceof TableChange.DropColumn drop
                        && !kept.isEmpty()
                        && drop.column().equals(ColumnChanges.columnOf(kept.get(kept.size() - 1)))) {
                    kept.remove(kept.size() - 1);
                }
                kept.add(change);
            }
            return kept;
        }

        @Override
        public List<Operation> createIndex(CreateIndex operation) {
            return List.of(
                    new DropIndex(operation.table(), operation.index().name(), List.of(), operation.concurrently()));
        }

        @Override
        public List<Operation> dropIndex(DropIndex operation) {
            Index index = existing(operation.table()).index(operation.name());
            if (index == null) {
                throw Replay.refused(
                        "Cannot drop index %s: table %s has no such index.", operation.name(), operation.table());
            }
            return List.of(new CreateIndex(operation.table(), index, operation.concurrently()));
        }

        @Override
        public List<Operation> renameIndex(RenameIndex operation) {
            return List.of(new RenameIndex(operation.table(), operation.to(), operation.from()));
        }

        @Override
        public List<Operation> createSequence(CreateSequence operation) {
            return List.of(new DropSequence(operation.sequence().name()));
        }

        @Override
        public List<Operation> dropSequence(DropSequence operation) {
            return List.of(new CreateSequence(existingSequence(operation.name())));
        }

        @Override
        public List<Operation> alterSequence(AlterSequence operation) {
            SequenceChange back = operation.change().reversed(existingSequence(operation.name()));
            return back.equals(SequenceChange.NONE) ? List.of() : List.of(new AlterSequence(operation.name(), back));
        }

        @Override
        public List<Operation> renameSequence(RenameSequence operation) {
            return List.of(
                    new RenameSequence(operation.renamed(), operation.from().name()));
        }

        @Override
        public List<Operation> commentOn(CommentOn operation) {
            Table table = existing(operation.table());
            Index index = table.index(operation.name());
            String old = operation.index() && index != null
                    ? index.options().comment()
                    : table.constraintComment(operation.name());
            return List.of(new CommentOn(operation.table(), operation.index(), operation.name(), old));
        }

        @Override
        public List<Operation> setIndexVisible(SetIndexVisible operation) {
            Index index = existing(operation.table()).index(operation.name());
            boolean before = index == null || index.options().visible();
            return List.of(new SetIndexVisible(operation.table(), operation.name(), before));
        }

        @Override
        public List<Operation> schema(SchemaOperation operation) {
            return List.of(operation.visit(ReverseSchema.INSTANCE));
        }

        @Override
        public List<Operation> enumType(EnumOperation operation) {
            return List.of(operation.visit(new ReverseEnum(state)));
        }

        @Override
        public List<Operation> definition(DefinitionOperation operation) {
            return operation.visit(new ReverseDefinition(state.schema()));
        }

        @Override
        public List<Operation> insertRows(InsertRows operation) {
            Table table = rows.table(operation.table());
            PrimaryKey key = table == null ? null : table.primaryKey();
            return key == null || key.columns().size() != 1 || !operation.key().isEmpty()
                    ? List.of()
                    : deleted(
                            operation, operation.columns().indexOf(key.columns().get(0)));
        }

        private List<Operation> deleted(InsertRows operation, int key) {
            return key < 0
                    ? List.of()
                    : operation.rows().stream()
                            .<Operation>map(row -> new DeleteRows(
                                    operation.table(),
                                    RowFilter.of(
                                            operation.columns().get(key),
                                            row.values().get(key))))
                            .toList();
        }

        @Override
        public List<Operation> updateRows(UpdateRows operation) {
            return MovedLabel.of(operation)
                    .filter(each -> each.isNewIn(rows.table(each.table())) && !isMerged(each) || each.isKeyIn(state))
                    .map(each -> List.<Operation>of(each.back()))
                    .orElse(List.of());
        }

        @Override
        public List<Operation> deleteRows(DeleteRows operation) {
            return List.of();
        }

        @Override
        public List<Operation> copyRows(CopyRows operation) {
            return List.of();
        }

        @Override
        public List<Operation> executeSql(ExecuteSql operation) {
            if (operation.isBarrier() || !operation.knownEffect().isEmpty()) {
                throw new IrreversibleOperationException(
                        "execute  " + operation.sql(), "The statement may change the schema.");
            }
            return List.of();
        }

        @Override
        public List<Operation> checkpoint(Checkpoint operation) {
            return List.of(operation);
        }

        @Override
        public List<Operation> ifNeeded(IfNeeded operation) {
            return Needed.of(operation, state)
                    .map(needed -> needed.accept(this))
                    .orElse(List.of());
        }

        @Override
        public List<Operation> custom(CustomOperation operation) {
            List<Operation> reverse = operation.reverse();
            if (reverse == null) {
                throw new IrreversibleOperationException(
                        "custom   " + operation.name(), "The operation does not say how it is undone.");
            }
            return reverse;
        }
    }

    private Table existing(TableName name) {
        return existing(state, name);
    }

    private static Table existing(Replay state, TableName name) {
        Table table = state.table(name);
        if (table == null) {
            throw Replay.refused("There is no table %s.", name);
        }
        return table;
    }

    private Sequence existingSequence(TableName name) {
        Sequence sequence = state.sequence(name);
        if (sequence == null) {
            throw Replay.refused("There is no sequence %s.", name);
        }
        return sequence;
    }
}
