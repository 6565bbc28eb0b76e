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
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Presence;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceDefaults;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of operations: what each does to a schema.
 *
 * <p>Every other interpreter of operations is tested against this one. It is strict: an operation that cannot be done to
 * the schema it meets is refused with an {@link IllegalOperationException} that says why. Not for use by several
 * threads.
 */
public final class Replay implements SchemaView {

    private final TreeSet<Identifier> schemas;
    private final TreeMap<TableName, Table> tables;
    private final ReplayedObjects objects;
    private final TreeMap<DefinitionName, Definition> definitions;
    private final Apply apply = new Apply();
    private @Nullable Referring referring;

    private Replay(Schema schema) {
        this.schemas = new TreeSet<>(schema.schemas());
        this.tables = new TreeMap<>(schema.tables());
        this.objects = new ReplayedObjects(schema, tables);
        this.definitions = new TreeMap<>(schema.definitions());
    }

    /** Returns a replay that starts from a schema. */
    public static Replay from(Schema schema) {
        return new Replay(schema);
    }

    /** Returns what operations make of a schema. */
    public static Schema apply(Schema before, List<Operation> operations) {
        return from(before).apply(operations).schema();
    }

    /** Returns what changes make of a table. */
    public static Table apply(Table before, List<TableChange> changes) {
        return new TableReplay(before, changes).apply(changes);
    }

    /** Applies operations, in order. */
    public Replay apply(List<Operation> operations) {
        operations.forEach(each -> each.accept(apply));
        return this;
    }

    /** Applies an operation. */
    public Replay apply(Operation operation) {
        operation.accept(apply);
        return this;
    }

    /** Returns the schema so far. */
    public Schema schema() {
        return Schema.of(schemas, tables.values(), objects.sequences())
                .withEnums(objects.enums())
                .withDefinitions(definitions.values());
    }

    @Override
    public Presence presence(DefinitionName name) {
        return Presence.of(definitions.containsKey(name));
    }

    @Override
    public Presence presenceOfSchema(Identifier name) {
        return Presence.of(schemas.contains(name));
    }

    @Override
    public @Nullable Table table(TableName name) {
        return tables.get(name);
    }

    @Override
    public @Nullable Sequence sequence(TableName name) {
        return objects.sequence(name);
    }

    OwnedSequences owned() {
        return objects.owned();
    }

    @Override
    public @Nullable EnumType enumType(TableName name) {
        return objects.enumType(name);
    }

    @Override
    public List<Table> using(TableName enumType) {
        return EnumType.using(enumType, tables.values());
    }

    @Override
    public List<Table> takingFrom(TableName sequence) {
        return SequenceDefaults.taking(sequence, tables.values());
    }

    @Override
    public List<Table> referencing(TableName name) {
        if (referring == null) {
            referring = Referring.of(tables.values());
        }
        List<Table> found = new ArrayList<>();
        for (TableName each : referring.to(name)) {
            found.add(existing(each, "refer to " + name));
        }
        return found;
    }

    private void put(Table table) {
        Table old = tables.put(table.name(), table);
        if (referring != null) {
            if (old != null) {
                referring.remove(old);
            }
            referring.add(table);
        }
    }

    private void remove(TableName name) {
        Table old = tables.remove(name);
        if (referring != null && old != null) {
            referring.remove(old);
        }
    }

    private final class Apply implements Operation.Visitor<Replay> {

        @Override
        public Replay createSchema(CreateSchema operation) {
            require(schemas.add(operation.name()), "Cannot create schema %s: it exists.", operation.name());
            return Replay.this;
        }

        @Override
        public Replay dropSchema(DropSchema operation) {
            require(schemas.remove(operation.name()), "Cannot drop schema %s: there is none.", operation.name());
            return Replay.this;
        }

        @Override
        public Replay createTable(CreateTable operation) {
            Table table = operation.table();
            require(!tables.containsKey(table.name()), "Cannot create table %s: it exists.", table.name());
            new TableReplay(table, List.of()).checkConstraints();
            put(table);
            return Replay.this;
        }

        @Override
        public Replay dropTable(DropTable operation) {
            existing(operation.table(), "drop table " + operation.table());
            List<TableName> referring = referencing(operation.table()).stream()
                    .map(Table::name)
                    .filter(each -> !each.equals(operation.table()))
                    .toList();
            require(
                    operation.replaced() || referring.isEmpty(),
                    "Cannot drop table %s: foreign keys of %s refer to it.",
                    operation.table(),
                    referring);
            remove(operation.table());
            owned().tableDropped(operation.table());
            return Replay.this;
        }

        @Override
        public Replay renameTable(RenameTable operation) {
            TableName to = operation.renamed();
            Table table = existing(operation.from(), "rename table " + operation.from());
            require(!tables.containsKey(to), "Cannot rename table %s to %s: %s exists.", operation.from(), to, to);
            rename(table, to);
            return Replay.this;
        }

        private void rename(Table table, TableName to) {
            remove(table.name());
            put(table.withName(to));
            changeForeignKeysTo(table.name(), key -> key.withReferencedTable(to));
            owned().tableRenamed(table.name(), to);
        }

        @Override
        public Replay schema(SchemaOperation operation) {
            operation.visit(new SchemaReplay(schemas, tables, objects, definitions, this::rename));
            return Replay.this;
        }

        @Override
        public Replay alterTable(AlterTable operation) {
            Table table = existing(operation.table(), "alter table " + operation.table());
            for (TableChange change : operation.changes()) {
                table = new TableReplay(table, operation.changes()).apply(List.of(change));
                put(table);
                owned().changed(table.name(), change);
                if (change instanceof TableChange.RenameColumn rename) {
                    changeForeignKeysTo(
                            table.name(), key -> key.withReferencedColumnRenamed(rename.from(), rename.to()));
                    table = existing(table.name(), "alter table " + table.name());
                }
            }
            return Replay.this;
        }

        private void changeForeignKeysTo(TableName referenced, UnaryOperator<ForeignKey> change) {
            for (Table table : referencing(referenced)) {
                put(Referring.changed(table, referenced, change));
            }
        }

        @Override
        public Replay createIndex(CreateIndex operation) {
            String purpose = "create index " + operation.index().name() + " on " + operation.table();
            put(new IndexReplay(existing(operation.table(), purpose)).create(operation));
            return Replay.this;
        }

        @Override
        public Replay dropIndex(DropIndex operation) {
            put(new IndexReplay(existing(operation.table(), "drop index " + operation.name())).drop(operation));
            return Replay.this;
        }

        @Override
        public Replay renameIndex(RenameIndex operation) {
            put(new IndexReplay(existing(operation.table(), "rename index " + operation.from())).rename(operation));
            return Replay.this;
        }

        @Override
        public Replay commentOn(CommentOn operation) {
            put(new IndexReplay(existing(operation.table(), "comment on " + operation.name())).comment(operation));
            return Replay.this;
        }

        @Override
        public Replay setIndexVisible(SetIndexVisible operation) {
            put(new IndexReplay(existing(operation.table(), "show or hide " + operation.name())).visible(operation));
            return Replay.this;
        }

        @Override
        public Replay createSequence(CreateSequence operation) {
            objects.create(operation.sequence());
            return Replay.this;
        }

        @Override
        public Replay dropSequence(DropSequence operation) {
            objects.dropSequence(operation.name());
            return Replay.this;
        }

        @Override
        public Replay alterSequence(AlterSequence operation) {
            objects.alter(operation);
            return Replay.this;
        }

        @Override
        public Replay renameSequence(RenameSequence operation) {
            objects.rename(operation);
            columns().follow(operation);
            return Replay.this;
        }

        @Override
        public Replay enumType(EnumOperation operation) {
            operation.visit(objects);
            columns().follow(operation);
            return Replay.this;
        }

        @Override
        public Replay definition(DefinitionOperation operation) {
            operation.visit(new DefinitionReplay(definitions));
            columns().follow(operation);
            return Replay.this;
        }

        @Override
        public Replay insertRows(InsertRows operation) {
            return Replay.this;
        }

        @Override
        public Replay updateRows(UpdateRows operation) {
            columns().require(operation.table(), operation.values().keySet());
            columns().require(operation.table(), operation.where().values().keySet());
            return Replay.this;
        }

        @Override
        public Replay deleteRows(DeleteRows operation) {
            columns().require(operation.table(), operation.where().values().keySet());
            return Replay.this;
        }

        @Override
        public Replay copyRows(CopyRows operation) {
            existing(operation.from(), "copy rows of " + operation.from());
            existing(operation.to(), "copy rows to " + operation.to());
            columns().require(operation);
            return Replay.this;
        }

        @Override
        public Replay executeSql(ExecuteSql operation) {
            return apply(operation.knownEffect());
        }

        @Override
        public Replay checkpoint(Checkpoint operation) {
            return Replay.this;
        }

        @Override
        public Replay ifNeeded(IfNeeded operation) {
            Needed.of(operation, Replay.this).ifPresent(needed -> needed.accept(this));
            return Replay.this;
        }

        @Override
        public Replay custom(CustomOperation operation) {
            return apply(operation.effect());
        }
    }

    private ReplayedColumns columns() {
        return new ReplayedColumns(tables);
    }

    private Table existing(TableName name, String purpose) {
        Table table = tables.get(name);
        if (table == null) {
            throw refused("Cannot %s: there is no table %s.", purpose, name);
        }
        return table;
    }

    static void require(boolean condition, String message, @Nullable Object... names) {
        if (!condition) {
            throw refused(message, names);
        }
    }

    static IllegalOperationException refused(String message, @Nullable Object... names) {
        return new IllegalOperationException(String.format(Locale.ROOT, message, names));
    }
}
