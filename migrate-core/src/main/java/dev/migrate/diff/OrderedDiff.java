package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The differences of two schemas, brought into an order in which databases accept them. */
final class OrderedDiff {

    private final Schema from;
    private final Schema to;
    private final Map<TableName, TableDiff> kept = new TreeMap<>();
    private final List<Table> created;
    private final List<Table> dropped;
    private final NameClashes clashes;
    private final boolean dropsFirst;
    private final boolean renamesFirst;
    private final Map<TableName, List<Constraint>> droppedEarly = new TreeMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Operation> columnsLast = new ArrayList<>();

    OrderedDiff(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        this.created = missing(to, from);
        this.dropped = missing(from, to);
        for (Table table : to.tables().values()) {
            Table before = from.table(table.name());
            if (before != null) {
                kept.put(table.name(), new TableDiff(before, table));
            }
        }
        kept.values().forEach(each -> each.settleForeignKeys(kept));
        this.clashes = new NameClashes(created, kept.values());
        this.renamesFirst = kept.values().stream().anyMatch(clashes::withOldNames);
        this.dropsFirst = clashes.with(dropped)
                || dropped.stream().anyMatch(each -> to.sequence(each.name()) != null)
                || dropped.stream().flatMap(each -> each.foreignKeys().stream()).anyMatch(this::isUnsettled);
    }

    private boolean isUnsettled(ForeignKey key) {
        TableDiff referenced = kept.get(key.referencedTable());
        return referenced != null && referenced.unsettles(key);
    }

    private static List<Table> missing(Schema schema, Schema elsewhere) {
        return schema.tables().values().stream()
                .filter(each -> elsewhere.table(each.name()) == null)
                .toList();
    }

    List<Operation> operations() {
        createSchemas();
        freeSequences();
        createSequences(false);
        operations.addAll(new ObjectDiff(from, to).before());
        dropForeignKeysInTheWay();
        if (dropsFirst) {
            operations.addAll(new TableDrops(dropped).operations());
        }
        createSequences(true);
        dropSequences(true);
        dropIndexesAndConstraintsInTheWay();
        if (renamesFirst) {
            operations.addAll(NewNames.inOrder(kept.values()));
        }
        createAndAlterTables();
        missing(to, from).forEach(each -> operations.addAll(CommentOn.constraintsOf(each)));
        operations.addAll(columnsLast);
        if (!dropsFirst) {
            operations.addAll(new TableDrops(dropped).operations());
        }
        setOwners();
        operations.addAll(new ObjectDiff(from, to).after());
        dropSequences(false);
        dropSchemas();
        return joined(operations);
    }

    private void createSchemas() {
        to.schemas().stream()
                .filter(each -> !from.schemas().contains(each))
                .forEach(each -> operations.add(new CreateSchema(each)));
    }

    /** Creates sequences, those that have the name of a table that is gone or the others: most databases have one of a name. */
    private void createSequences(boolean namesakes) {
        for (Sequence sequence : to.sequences().values()) {
            if (namesakes != isTakenFromTable(sequence.name())) {
                continue;
            }
            Sequence before = from.sequence(sequence.name());
            SequenceOwner owner = before == null ? null : ownerThatStays(before);
            if (before == null) {
                operations.add(new CreateSequence(sequence.withOwner(null)));
            } else {
                alter(before.withOwner(owner), sequence.withOwner(owner));
            }
        }
    }

    /** The next number stays, whatever else changes. */
    private void alter(Sequence before, Sequence after) {
        SequenceChange change = SequenceChange.between(before, after);
        if (!change.equals(SequenceChange.NONE)) {
            operations.add(new AlterSequence(after.name(), change));
        }
    }

    /** A sequence that is not to go with its column, or is to go later, belongs to it no longer. */
    private void freeSequences() {
        from.sequences().values().forEach(each -> alter(each, each.withOwner(ownerThatStays(each))));
    }

    private @Nullable SequenceOwner ownerThatStays(Sequence sequence) {
        SequenceOwner owner = sequence.owner();
        TableDiff diff = owner == null ? null : kept.get(owner.table());
        boolean stays = diff != null
                && owner != null
                && diff.after().column(owner.column()) != null
                && !diff.columns().isRecreated(owner.column());
        return stays ? owner : null;
    }

    private void setOwners() {
        for (Sequence sequence : to.sequences().values()) {
            Sequence before = from.sequence(sequence.name());
            SequenceOwner owner = sequence.owner();
            Table owning = owner == null ? null : to.table(owner.table());
            if (owner == null || owning != null && owning.column(owner.column()) != null) {
                alter(sequence.withOwner(before == null ? null : ownerThatStays(before)), sequence);
            }
        }
    }

    private boolean isTakenFromTable(TableName name) {
        return from.table(name) != null && to.table(name) == null;
    }

    /** Drops sequences, those whose names tables get or the others. */
    private void dropSequences(boolean namesakes) {
        from.sequences().keySet().stream()
                .filter(each -> to.sequence(each) == null)
                .filter(each -> namesakes == (to.table(each) != null))
                .forEach(each -> operations.add(new DropSequence(each)));
    }

    private void dropSchemas() {
        from.schemas().stream()
                .filter(each -> !to.schemas().contains(each))
                .forEach(each -> operations.add(new DropSchema(each)));
    }

    private void dropForeignKeysInTheWay() {
        for (TableDiff diff : kept.values()) {
            dropEarly(diff, diff.foreignKeys().dropped().stream().filter(each -> isInTheWay(diff, each)));
        }
    }

    private void dropIndexesAndConstraintsInTheWay() {
        for (TableDiff diff : kept.values()) {
            for (Index index : diff.indexes().dropped()) {
                operations.add(new DropIndex(diff.before().name(), index.name(), index.columns()));
            }
        }
        for (TableDiff diff : kept.values()) {
            TableName table = diff.before().name();
            dropEarly(diff, diff.constraints().dropped().stream().filter(each -> clashes.with(table, each.name())));
        }
    }

    private boolean isInTheWay(TableDiff diff, Constraint constraint) {
        return clashes.with(diff.before().name(), constraint.name())
                || constraint instanceof ForeignKey key
                        && (diff.isUnsettled(key, kept) || dropsFirst && to.table(key.referencedTable()) == null);
    }

    private void dropEarly(TableDiff diff, Stream<Constraint> constraints) {
        TableName table = diff.before().name();
        List<Constraint> early = constraints.toList();
        if (!early.isEmpty()) {
            droppedEarly.computeIfAbsent(table, name -> new ArrayList<>()).addAll(early);
            operations.add(new AlterTable(
                    table,
                    early.stream()
                            .map(each -> ConstraintNames.drop(table, each))
                            .toList()));
        }
    }

    private void createAndAlterTables() {
        Map<TableName, List<Constraint>> added = new LinkedHashMap<>();
        created.forEach(each -> added.put(each.name(), List.copyOf(each.constraints())));
        kept.values().stream()
                .filter(each -> !each.isEmpty())
                .forEach(each ->
                        added.put(each.after().name(), each.foreignKeys().added()));
        TableOrder order = new TableOrder(added);
        for (TableName name : order.tables()) {
            TableDiff diff = kept.get(name);
            Table table = to.table(name);
            if (diff != null) {
                alter(diff, order.deferred(name));
            } else if (table != null) {
                create(table, order.deferred(name));
            }
        }
        for (TableName name : order.tables()) {
            Table table = to.table(name);
            List<TableChange> changes = table == null ? List.of() : deferred(table, order.deferred(name));
            if (!changes.isEmpty()) {
                operations.add(new AlterTable(name, changes));
            }
        }
    }

    private static List<TableChange> deferred(Table table, List<Constraint> later) {
        return later.stream()
                .<TableChange>map(each -> new AddConstraint(ConstraintNames.named(table, each, List.of())))
                .toList();
    }

    private void create(Table table, List<Constraint> later) {
        List<Constraint> constraints = table.constraints().stream()
                .filter(each -> !later.contains(each))
                .map(each -> ConstraintNames.named(table, each, List.of()))
                .toList();
        operations.add(new CreateTable(table.withConstraints(constraints).withIndexes(List.of())));
        table.indexes().forEach(each -> operations.add(new CreateIndex(table.name(), each)));
    }

    private void alter(TableDiff diff, List<Constraint> later) {
        TableName table = diff.after().name();
        List<TableChange> changes = diff.changes(droppedEarly.getOrDefault(table, List.of()), later, !renamesFirst);
        List<TableChange> last = changes.stream()
                .filter(each -> each instanceof DropColumn drop && mayMove(diff, drop.column()))
                .toList();
        List<TableChange> now =
                changes.stream().filter(each -> !last.contains(each)).toList();
        if (!now.isEmpty()) {
            operations.add(new AlterTable(table, now));
        }
        if (!last.isEmpty()) {
            columnsLast.add(new AlterTable(table, last));
        }
        if (!renamesFirst) {
            diff.indexes().renamed().forEach(each -> operations.add(new RenameIndex(table, each.from(), each.to())));
        }
        diff.indexes().added().forEach(each -> operations.add(new CreateIndex(table, each)));
    }

    /**
     * Returns whether the values of a column that goes may be wanted in a table that is new, so that there must be a place in
     * the revision where both are there. A key and what is numbered go together with what else changes of them, and what is computed
     * has to go before what it is computed from.
     */
    private boolean mayMove(TableDiff diff, Identifier name) {
        Column column = diff.before().column(name);
        PrimaryKey key = diff.before().primaryKey();
        return !created.isEmpty()
                && column != null
                && column.identity() == null
                && column.generated() == null
                && diff.after().column(name) == null
                && (key == null || !key.columns().contains(name));
    }

    /** Returns the operations with neighbouring alterations of one table in one. */
    static List<Operation> joined(List<Operation> operations) {
        List<Operation> joined = new ArrayList<>();
        for (Operation operation : operations) {
            int last = joined.size() - 1;
            if (operation instanceof AlterTable next
                    && last >= 0
                    && joined.get(last) instanceof AlterTable previous
                    && previous.table().equals(next.table())) {
                List<TableChange> changes = new ArrayList<>(previous.changes());
                changes.addAll(next.changes());
                joined.set(last, new AlterTable(next.table(), changes));
            } else {
                joined.add(operation);
            }
        }
        return List.copyOf(joined);
    }

    /** The names that constraints and indexes get and another table still uses. */
    private static final class NameClashes {

        private final Map<Identifier, TreeSet<TableName>> added = new TreeMap<>();

        NameClashes(List<Table> created, Iterable<TableDiff> kept) {
            for (Table table : created) {
                table.constraints().forEach(each -> add(each, table.name()));
                table.indexes().forEach(each -> add(each.name(), table.name()));
            }
            for (TableDiff diff : kept) {
                TableName table = diff.after().name();
                diff.constraints().added().forEach(each -> add(each, table));
                diff.foreignKeys().added().forEach(each -> add(each, table));
                diff.indexes().added().forEach(each -> add(each.name(), table));
                renamed(diff).forEach(each -> add(each.to(), table));
            }
        }

        private static Stream<Matched.Renamed> renamed(TableDiff diff) {
            return Stream.of(
                            diff.constraints().renamed(),
                            diff.foreignKeys().renamed(),
                            diff.indexes().renamed())
                    .flatMap(List::stream);
        }

        /** Returns whether a name that a table gives up is another's from now on. */
        boolean withOldNames(TableDiff diff) {
            return renamed(diff).anyMatch(each -> with(diff.after().name(), each.from()));
        }

        private void add(Constraint constraint, TableName table) {
            Identifier name = constraint.name();
            if (name != null) {
                add(name, table);
            }
        }

        private void add(Identifier name, TableName table) {
            added.computeIfAbsent(name, any -> new TreeSet<>()).add(table);
        }

        boolean with(TableName table, @Nullable Identifier name) {
            TreeSet<TableName> tables = name == null ? null : added.get(name);
            return tables != null && (tables.size() > 1 || !tables.contains(table));
        }

        boolean with(List<Table> dropped) {
            return dropped.stream()
                    .anyMatch(table -> table.constraints().stream().anyMatch(each -> with(table.name(), each.name()))
                            || table.indexes().stream().anyMatch(each -> with(table.name(), each.name())));
        }
    }
}
