package dev.migrate.testing;

import dev.migrate.op.Operations;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations that a seed makes up, each of which can be done to the schema it meets. */
public final class RandomOperations {

    private static final int MORE_OF_OBJECTS = 3;

    private final Chance chance;
    private final Set<Trait> traits;
    private final RandomTables made;
    private final List<Supplier<@Nullable Operation>> kinds = new ArrayList<>(List.of(
            this::createSchema,
            this::dropSchema,
            this::createTable,
            this::createTable,
            this::dropTable,
            this::renameTable,
            this::alterTable,
            this::alterTable,
            this::alterTable,
            this::alterTable,
            this::createIndex,
            this::dropIndex,
            this::renameIndex,
            this::createSequence,
            this::dropSequence,
            this::alterSequence,
            this::renameSequence,
            this::insertRows,
            this::changeRows,
            this::copyRows,
            this::executeSql,
            this::run,
            Checkpoint::new));
    private Schema state;

    private RandomOperations(long seed, Schema before, Set<Trait> traits) {
        this.chance = new Chance(seed ^ 0x5DEECE66DL, traits.contains(Trait.QUOTED_NAMES));
        this.traits = traits;
        this.made = new RandomTables(chance, traits);
        this.state = before;
        RandomObjects objects = new RandomObjects(chance);
        if (traits.contains(Trait.ENUM_TYPES)) {
            kinds.addAll(Collections.nCopies(MORE_OF_OBJECTS, () -> objects.enumOperation(state)));
        }
        if (traits.contains(Trait.DEFINITIONS)) {
            kinds.addAll(Collections.nCopies(MORE_OF_OBJECTS, () -> objects.definitionOperation(state)));
        }
    }

    /** Returns the operations of a seed on a schema, of all kinds. */
    public static List<Operation> of(long seed, Schema before) {
        return of(seed, before, Trait.portable());
    }

    /** Returns the operations of a seed on a schema, without some kinds. */
    public static List<Operation> without(long seed, Schema before, Trait first, Trait... more) {
        return of(seed, before, Trait.without(first, more));
    }

    /** Returns the operations of a seed on a schema, with these traits only. */
    public static List<Operation> of(long seed, Schema before, Set<Trait> traits) {
        return new RandomOperations(seed, before, traits).operations();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        int wanted = chance.between(1, 8);
        while (operations.size() < wanted) {
            Operation next = chance.pick(kinds).get();
            if (next != null) {
                Operation operation = conditional(next);
                operations.add(operation);
                state = Replay.apply(state, List.of(operation));
            }
        }
        return List.copyOf(operations);
    }

    private @Nullable Operation createSchema() {
        if (!traits.contains(Trait.SCHEMAS)) {
            return null;
        }
        Identifier name = chance.objectName("space");
        boolean rename = !state.schemas().isEmpty() && name.text().hashCode() % 2 == 0;
        return rename ? new RenameSchema(state.schemas().iterator().next(), name) : new CreateSchema(name);
    }

    private @Nullable Operation dropSchema() {
        List<Identifier> empty = state.schemas().stream()
                .filter(schema -> state.tables().keySet().stream().noneMatch(name -> schema.equals(name.schema())))
                .filter(schema -> state.sequences().keySet().stream().noneMatch(name -> schema.equals(name.schema())))
                .toList();
        return empty.isEmpty() ? null : new DropSchema(chance.pick(empty));
    }

    private Operation createTable() {
        return new CreateTable(made.table(newTableName(), state.tables().values()));
    }

    private TableName newTableName() {
        Identifier schema = state.schemas().isEmpty() || chance.oneIn(2) ? null : chance.pick(state.schemas());
        return new TableName(schema, newName());
    }

    private Identifier newName() {
        return chance.tableName(
                state.tables().keySet().stream().map(TableName::name).toList());
    }

    private @Nullable Operation dropTable() {
        List<TableName> free = state.tables().keySet().stream()
                .filter(name -> state.referencing(name).stream()
                        .allMatch(each -> each.name().equals(name)))
                .toList();
        boolean replaced = traits.contains(Trait.OF_ONE_DATABASE) && chance.oneIn(3);
        return free.isEmpty() ? null : new DropTable(chance.pick(free), replaced);
    }

    private @Nullable Operation renameTable() {
        Table table = anyTable();
        if (table == null) {
            return null;
        }
        Identifier name = newName();
        Operation moved = name.text().hashCode() % 3 == 0 ? RandomObjects.moved(table.name(), state) : null;
        return moved == null ? new RenameTable(table.name(), name) : moved;
    }

    private @Nullable Operation alterTable() {
        Table table = anyTable();
        return table == null
                ? null
                : new AlterTable(table.name(), new RandomChanges(chance, traits, made, state, table).changes());
    }

    private @Nullable Operation createIndex() {
        Table table = anyTable();
        Index index = table == null ? null : made.index(table);
        return index == null ? null : new CreateIndex(table.name(), index, online());
    }

    private @Nullable Operation dropIndex() {
        Table table = tableWithIndex();
        if (table == null) {
            return null;
        }
        Index index = chance.pick(table.indexes());
        return new DropIndex(table.name(), index.name(), chance.oneIn(2) ? List.of() : index.columns(), online());
    }

    private boolean online() {
        return traits.contains(Trait.ONLINE) && chance.oneIn(2);
    }

    /** Returns an operation or one that is done only where there is a need, which there is or not. */
    private Operation conditional(Operation operation) {
        if (!traits.contains(Trait.CONDITIONS) || !chance.oneIn(4)) {
            return operation;
        }
        if (operation instanceof CreateTable create && !state.tables().isEmpty() && chance.oneIn(3)) {
            return new IfNeeded(new CreateTable(
                    create.table().withName(chance.pick(state.tables().keySet()))));
        }
        boolean known = operation instanceof CreateTable
                || operation instanceof DropTable drop && !drop.replaced()
                || operation instanceof CreateIndex
                || operation instanceof DropIndex
                || operation instanceof CreateSequence
                || operation instanceof DropSequence
                || operation instanceof AlterTable alter
                        && alter.changes().stream()
                                .allMatch(each -> each instanceof TableChange.AddColumn
                                        || each instanceof TableChange.DropColumn);
        return known ? new IfNeeded(operation) : operation;
    }

    private @Nullable Operation renameIndex() {
        Table table = tableWithIndex();
        if (table == null) {
            return null;
        }
        Index picked = chance.pick(table.indexes());
        Identifier index = picked.name();
        Identifier name = chance.objectName("ix");
        if (!picked.unique() && name.text().hashCode() % 5 == 0) {
            return new SetIndexVisible(table.name(), index, !picked.options().visible());
        }
        return traits.contains(Trait.COMMENTS) && name.text().hashCode() % 3 == 0
                ? RandomIndexes.comment(chance, traits, table, index, name.text())
                : new RenameIndex(table.name(), index, name);
    }

    private @Nullable Table tableWithIndex() {
        List<Table> tables = state.tables().values().stream()
                .filter(each -> !each.indexes().isEmpty())
                .toList();
        return tables.isEmpty() ? null : chance.pick(tables);
    }

    private @Nullable Operation createSequence() {
        TableName name = new TableName(newTableName().schema(), chance.objectName("seq"));
        int increment = chance.pick(List.of(1, 50));
        int start = chance.oneIn(2) ? 1 : chance.between(1, 99);
        Sequence sequence = RandomNumbers.limited(new Sequence(name, start, increment), traits);
        return traits.contains(Trait.SEQUENCES)
                ? new CreateSequence(RandomNumbers.owned(sequence, state, traits))
                : null;
    }

    private @Nullable Operation dropSequence() {
        return state.sequences().isEmpty()
                ? null
                : new DropSequence(chance.pick(state.sequences().keySet()));
    }

    private @Nullable Operation alterSequence() {
        if (state.sequences().isEmpty()) {
            return null;
        }
        Sequence sequence = state.sequences().get(chance.pick(state.sequences().keySet()));
        return new AlterSequence(sequence.name(), RandomNumbers.change(chance.between(2, 60), sequence, state, traits));
    }

    private @Nullable Operation renameSequence() {
        return state.sequences().isEmpty()
                ? null
                : new RenameSequence(chance.pick(state.sequences().keySet()), chance.objectName("seq"));
    }

    private @Nullable Operation insertRows() {
        Table table = anyTable();
        if (table == null || !traits.contains(Trait.ROWS)) {
            return null;
        }
        if (traits.contains(Trait.ANY_VALUES)) {
            List<Identifier> columns = columns(table);
            return new InsertRows(table.name(), columns, RandomRows.of(chance, columns.size()), key(columns));
        }
        List<Column> fitting = FittingRows.columns(table);
        List<Identifier> columns = fitting.stream().map(Column::name).toList();
        Row row = FittingRows.of(fitting, chance.between(1, 9));
        Row another = FittingRows.of(fitting, chance.between(1, 9));
        return columns.isEmpty()
                ? null
                : new InsertRows(
                        table.name(), columns, chance.oneIn(2) ? List.of(row) : List.of(row, another), key(columns));
    }

    private List<Identifier> key(List<Identifier> columns) {
        return columns.stream().limit(Math.max(0, chance.between(-2, 2))).toList();
    }

    private @Nullable Operation changeRows() {
        RandomRowChanges changes = new RandomRowChanges(chance, traits, state);
        return chance.oneIn(3) ? changes.delete() : changes.update();
    }

    private static List<Identifier> columns(Table table) {
        return RandomTables.names(table, column -> column.generated() == null);
    }

    private @Nullable CopyRows copyRows() {
        Table table = anyTable();
        if (table == null || !traits.contains(Trait.ROWS)) {
            return null;
        }
        if (!traits.contains(Trait.ANY_VALUES)) {
            return state.tables().values().stream()
                    .map(from -> copyRows(from, table))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        Table from = chance.pick(List.copyOf(state.tables().values()));
        Map<Identifier, NewValue> values = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            values.put(
                    column.name(),
                    chance.oneIn(4) ? NewValue.of("it's") : NewValue.ofExpression(RandomTables.sql(column.name())));
        }
        return copyRows(from, table, values);
    }

    /** Copies columns into others of the same type, if each that needs a value gets one. */
    private @Nullable CopyRows copyRows(Table from, Table to) {
        Map<Identifier, NewValue> values = new LinkedHashMap<>();
        for (Column column : FittingRows.columns(to)) {
            List<Identifier> same = RandomTables.names(
                    from,
                    each -> each.generated() == null
                            && each.type().equals(column.type())
                            && each.nullable() == column.nullable());
            if (!same.isEmpty()) {
                values.put(column.name(), NewValue.ofExpression(RandomTables.sql(same.get(same.size() - 1))));
            } else if (!column.nullable() && column.defaultValue() == null) {
                return null;
            }
        }
        boolean itself = from.name().equals(to.name());
        return itself || values.isEmpty() ? null : copyRows(from, to, values);
    }

    private CopyRows copyRows(Table from, Table to, Map<Identifier, NewValue> values) {
        PrimaryKey key = from.primaryKey();
        boolean keyed = key != null
                && !from.equals(to)
                && key.columns().stream().allMatch(column -> values.values().stream()
                        .anyMatch(each -> each.expression() != null && SqlExpressions.is(each.expression(), column)));
        RowFilter where = new RandomRowChanges(chance, traits, state).rowsOf(from);
        return new CopyRows(
                from.name(), to.name(), values, where, keyed && chance.oneIn(2) ? chance.between(1, 100) : 0);
    }

    private @Nullable Operation executeSql() {
        if (!traits.contains(Trait.SQL)) {
            return null;
        }
        if (chance.oneIn(3)) {
            return new ExecuteSql(chance.pick(List.of("select 1", "select 'it''s\t\\' -- 😀\n, 2")), null, true);
        }
        Operation first = chance.oneIn(4) ? null : createTable();
        if (first == null && traits.contains(Trait.ENUM_TYPES) && chance.oneIn(4)) {
            List<Operation> relabelled =
                    new RandomObjects(chance).relabelled(newTableName(), traits.contains(Trait.QUOTED_NAMES));
            return new ExecuteSql("select 1", relabelled, true);
        }
        List<Operation> effect = new ArrayList<>();
        if (first != null) {
            effect.add(first);
        }
        if (first != null && chance.oneIn(2)) {
            effect.add(new Checkpoint());
        }
        return new ExecuteSql("select 1", effect, chance.oneIn(2));
    }

    private @Nullable Operation run() {
        if (!traits.contains(Trait.SQL)) {
            return null;
        }
        Operations op = new Operations("any");
        op.run(chance.pick(List.of("fill in the totals", "say \"hello\"")), connection -> {});
        return op.operations().get(0);
    }

    private @Nullable Table anyTable() {
        return state.tables().isEmpty() ? null : chance.pick(state.tables().values());
    }
}
