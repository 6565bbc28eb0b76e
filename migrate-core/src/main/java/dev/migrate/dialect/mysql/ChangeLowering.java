package dev.migrate.dialect.mysql;

import dev.migrate.operation.ColumnPosition;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says changes within a table in MySQL's words. */
final class ChangeLowering {

    private final Product product;
    private final MySqlNormalizer normalizer;
    private final TableName name;
    private final SchemaView before;
    private @Nullable Table table;

    ChangeLowering(Product product, MySqlNormalizer normalizer, TableName name, SchemaView before) {
        this.product = product;
        this.normalizer = normalizer;
        this.name = name;
        this.before = before;
        this.table = before.table(name);
    }

    List<Operation> lower(List<TableChange> changes) {
        List<Operation> operations = new ArrayList<>();
        List<TableChange> together = new ArrayList<>();
        for (TableChange said : changes) {
            TableChange change = said instanceof SetColumnType type ? withUuids(type) : said;
            if (change instanceof SetColumnType set && converts(set)) {
                flush(operations, together);
                operations.addAll(converted(set));
            } else if (change instanceof TableChange.SetColumnGenerated set && keepsNoValues(set)) {
                flush(operations, together);
                operations.addAll(filledBeside(set));
            } else {
                List<TableChange> lowered = change.accept(new LoweredChange(normalizer, table));
                checkKeys(lowered);
                lowered.forEach(each -> add(together, each));
                apply(lowered);
            }
        }
        flush(operations, together);
        if (table != null) {
            Possible.check(table, product);
        }
        return operations;
    }

    /** The default that a new type brings along may be said already. */
    private static void add(List<TableChange> together, TableChange change) {
        boolean said = change instanceof TableChange.SetColumnDefault
                && !together.isEmpty()
                && together.get(together.size() - 1).equals(change);
        if (!said) {
            together.add(change);
        }
    }

    private void checkKeys(List<TableChange> changes) {
        if (table != null) {
            KeyColumns keys = new KeyColumns(product, table, before);
            changes.forEach(keys::check);
        }
    }

    private void apply(List<TableChange> changes) {
        table = table == null ? null : Replay.apply(table, changes);
    }

    private void flush(List<Operation> operations, List<TableChange> together) {
        if (!together.isEmpty()) {
            operations.add(new AlterTable(name, together));
            together.clear();
        }
    }

    /** MySQL keeps UUIDs as bytes, which are not those of their texts. */
    private SetColumnType withUuids(SetColumnType change) {
        Identifier name = MySqlNames.normal(change.column());
        Column column = table == null ? null : table.column(name);
        return column == null || change.using() != null || product.hasUuids()
                ? change
                : new SetColumnType(
                        change.column(),
                        change.type(),
                        UuidTexts.using(new MySqlWriter(product).name(name), column.type(), change.type()));
    }

    /** Returns whether the values are converted by more than the database's own conversion of the column. */
    private boolean converts(SetColumnType change) {
        String using = change.using();
        if (using == null) {
            return false;
        }
        String column = new MySqlWriter(product).name(MySqlNames.normal(change.column()));
        return !normalizer.expression(using).equals(column);
    }

    /**
     * The values are converted into a column beside, and come back when the column has its new type: so it keeps its place,
     * its constraints and its indexes.
     */
    private List<Operation> converted(SetColumnType change) {
        Identifier old = MySqlNames.normal(change.column());
        Column column = table == null ? null : table.column(old);
        if (table != null) {
            Possible.checkConversion(table, old, product);
        }
        Column wanted = (column == null ? Column.of(old, change.type()) : column).withType(change.type());
        Column normal = normalizer.column(wanted).withCollation(null);
        Identifier beside = Beside.nameFor(old, table);
        List<Operation> operations = new ArrayList<>();
        alter(
                operations,
                new AddColumn(Column.of(beside, normal.type())),
                new TableChange.SetColumnDefault(old, null),
                new TableChange.SetColumnNullable(old, true));
        // In the order in which they stand: what is converted is still the old value
        operations.add(
                update(old, beside, MySqlText.sql(String.valueOf(change.using())) + ", " + text(old) + " = null"));
        alter(operations, new SetColumnType(old, normal.type(), null));
        operations.add(update(old, old, text(beside)));
        alter(
                operations,
                new DropColumn(beside),
                new TableChange.SetColumnDefault(old, normal.defaultValue()),
                new TableChange.SetColumnNullable(old, normal.nullable()));
        return operations;
    }

    private boolean keepsNoValues(TableChange.SetColumnGenerated change) {
        return change.generated() == null
                && table != null
                && ColumnOptions.of(table, MySqlNames.normal(change.column())).isVirtual();
    }

    /** The database makes no ordinary column of one that keeps no values: another one gets them and takes its place. */
    private List<Operation> filledBeside(TableChange.SetColumnGenerated change) {
        Identifier old = MySqlNames.normal(change.column());
        Table known = Objects.requireNonNull(table);
        Column column = Objects.requireNonNull(known.column(old));
        Possible.checkFilledBeside(known, old, product);
        Identifier beside = Beside.nameFor(old, known);
        List<Operation> operations = new ArrayList<>();
        Column ordinary = column.withGenerated(null).withName(beside);
        alter(operations, new AddColumn(ordinary.withNullable(true), ColumnPosition.after(old)));
        operations.add(update(beside, beside, text(old)));
        alter(operations, new DropColumn(old));
        alter(operations, new RenameColumn(beside, old));
        if (!column.nullable()) {
            alter(operations, new TableChange.SetColumnNullable(old, false));
        }
        return operations;
    }

    private ExecuteSql update(Identifier changed, Identifier column, String value) {
        String table = new MySqlWriter(product).name(name);
        return new ExecuteSql(
                "update " + table + " set " + text(column) + " = " + value + unchanged(changed), List.of(), true);
    }

    /** What the database sets whenever a row changes stays as it is: nobody has changed the row. */
    private String unchanged(Identifier changed) {
        StringBuilder text = new StringBuilder();
        if (table != null) {
            for (Identifier each : table.columns().keySet()) {
                if (!each.equals(changed)
                        && !ColumnOptions.of(table, each).onUpdate().isEmpty()) {
                    text.append(", ").append(text(each)).append(" = ").append(text(each));
                }
            }
        }
        return text.toString();
    }

    private String text(Identifier column) {
        return new MySqlWriter(product).name(column);
    }

    private void alter(List<Operation> operations, TableChange... changes) {
        operations.add(new AlterTable(name, List.of(changes)));
        apply(List.of(changes));
    }

    /** Says one change, of whose table something may be known. */
    private record LoweredChange(
            MySqlNormalizer normalizer, @Nullable Table table) implements TableChange.Visitor<List<TableChange>> {

        private @Nullable Column column(Identifier name) {
            return table == null ? null : table.column(MySqlNames.normal(name));
        }

        @Override
        public List<TableChange> addColumn(AddColumn change) {
            ColumnPosition position = change.position();
            Identifier after = position == null ? null : position.after();
            return List.of(new AddColumn(
                    normalizer.column(change.column()),
                    after == null ? position : ColumnPosition.after(MySqlNames.normal(after))));
        }

        @Override
        public List<TableChange> dropColumn(DropColumn change) {
            return List.of(new DropColumn(MySqlNames.normal(change.column())));
        }

        @Override
        public List<TableChange> renameColumn(RenameColumn change) {
            RenameColumn rename = new RenameColumn(MySqlNames.normal(change.from()), MySqlNames.normal(change.to()));
            return rename.from().equals(rename.to()) ? List.of() : List.of(rename);
        }

        @Override
        public List<TableChange> setColumnType(SetColumnType change) {
            Identifier name = MySqlNames.normal(change.column());
            List<TableChange> changes = new ArrayList<>();
            changes.add(new SetColumnType(name, normalizer.type(change.type()), null));
            Column column = column(name);
            if (column != null && column.defaultValue() != null) {
                changes.add(new TableChange.SetColumnDefault(
                        name, normalizer.defaultValue(column.defaultValue(), change.type())));
            }
            return changes;
        }

        @Override
        public List<TableChange> setColumnNullable(TableChange.SetColumnNullable change) {
            Identifier name = MySqlNames.normal(change.column());
            Column column = column(name);
            boolean ignored = column != null
                    && column.generated() != null
                    && !normalizer.product().hasNotNullGenerated();
            return ignored ? List.of() : List.of(new TableChange.SetColumnNullable(name, change.nullable()));
        }

        @Override
        public List<TableChange> setColumnDefault(TableChange.SetColumnDefault change) {
            Identifier name = MySqlNames.normal(change.column());
            Column column = column(name);
            return List.of(new TableChange.SetColumnDefault(
                    name,
                    column == null
                            ? change.defaultValue()
                            : normalizer.defaultValue(change.defaultValue(), column.type())));
        }

        @Override
        public List<TableChange> setColumnIdentity(TableChange.SetColumnIdentity change) {
            Identifier name = MySqlNames.normal(change.column());
            TableChange set = new TableChange.SetColumnIdentity(name, change.identity());
            return change.identity() == null ? List.of(set) : notNull(List.of(name), set);
        }

        private List<TableChange> notNull(List<Identifier> columns, TableChange change) {
            List<TableChange> changes = new ArrayList<>();
            for (Identifier name : columns) {
                Column column = column(name);
                if (column != null && column.nullable()) {
                    changes.add(new TableChange.SetColumnNullable(name, false));
                }
            }
            changes.add(change);
            return changes;
        }

        @Override
        public List<TableChange> setColumnGenerated(TableChange.SetColumnGenerated change) {
            Identifier name = MySqlNames.normal(change.column());
            Generated generated = change.generated();
            if (generated == null) {
                return List.of(new TableChange.SetColumnGenerated(name, null));
            }
            Column column = column(name);
            List<TableChange> changes = new ArrayList<>();
            if (column != null && !column.nullable() && !normalizer.product().hasNotNullGenerated()) {
                changes.add(new TableChange.SetColumnNullable(name, true));
            }
            changes.add(new TableChange.SetColumnGenerated(
                    name, new Generated(normalizer.expression(generated.expression()))));
            return changes;
        }

        @Override
        public List<TableChange> setColumnCollation(TableChange.SetColumnCollation change) {
            return List.of(new TableChange.SetColumnCollation(MySqlNames.normal(change.column()), change.collation()));
        }

        @Override
        public List<TableChange> setColumnComment(TableChange.SetColumnComment change) {
            return List.of(new TableChange.SetColumnComment(
                    MySqlNames.normal(change.column()), normalizer.comment(change.comment())));
        }

        @Override
        public List<TableChange> addConstraint(AddConstraint change) {
            AddConstraint add = new AddConstraint(normalizer.constraint(change.constraint()));
            boolean key =
                    add.constraint().name() != null && add.constraint().name().equals(MySqlNames.PRIMARY);
            return key ? notNull(add.constraint().columns(), add) : List.of(add);
        }

        @Override
        public List<TableChange> dropConstraint(DropConstraint change) {
            Identifier name =
                    switch (change.kind()) {
                        case PRIMARY_KEY -> MySqlNames.PRIMARY;
                        default -> MySqlNames.normal(change.name());
                    };
            return List.of(new DropConstraint(change.kind(), name, MySqlNames.normal(change.columns())));
        }

        @Override
        public List<TableChange> renameConstraint(RenameConstraint change) {
            return Renamed.constraint(
                    table, MySqlNames.normal(change.from()), MySqlNames.normal(change.to()), normalizer.product());
        }

        /** All rows are looked at when a constraint is added. */
        @Override
        public List<TableChange> validateConstraint(TableChange.ValidateConstraint change) {
            return List.of();
        }

        @Override
        public List<TableChange> setTableComment(TableChange.SetTableComment change) {
            return List.of(new TableChange.SetTableComment(normalizer.comment(change.comment())));
        }

        @Override
        public List<TableChange> setTableOptions(TableChange.SetTableOptions change) {
            return OptionClauses.lower(normalizer.product(), table, change);
        }
    }
}
