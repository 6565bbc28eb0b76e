package dev.migrate.operation;

import static dev.migrate.operation.Replay.refused;
import static dev.migrate.operation.Replay.require;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The meaning of changes within a table. */
final class TableReplay implements TableChange.Visitor<Table> {

    private final List<TableChange> together;
    private Table table;

    /** Creates what changes a table, with the changes that one operation makes. */
    TableReplay(Table table, List<TableChange> together) {
        this.table = table;
        this.together = together;
    }

    Table apply(List<TableChange> changes) {
        for (TableChange change : changes) {
            table = change.accept(this);
        }
        return table;
    }

    void checkConstraints() {
        List<Constraint> checked = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            check(constraint, checked);
            checked.add(constraint);
        }
    }

    private void check(Constraint constraint, Iterable<Constraint> others) {
        for (Identifier column : constraint.columns()) {
            require(
                    table.column(column) != null,
                    "Cannot add %s to %s: the table has no column %s.",
                    describe(constraint),
                    table.name(),
                    column);
        }
        for (Constraint other : others) {
            require(
                    constraint.name() == null || !constraint.name().equals(other.name()),
                    "Cannot add %s to %s: a constraint of that name exists.",
                    describe(constraint),
                    table.name());
            require(
                    !(constraint instanceof PrimaryKey && other instanceof PrimaryKey),
                    "Cannot add %s to %s: it has one.",
                    describe(constraint),
                    table.name());
        }
        if (constraint instanceof ForeignKey key && key.referencedTable().equals(table.name())) {
            for (Identifier column : key.referencedColumns()) {
                require(
                        table.column(column) != null,
                        "Cannot add %s to %s: the table has no column %s.",
                        describe(constraint),
                        table.name(),
                        column);
            }
        }
    }

    private static String describe(Constraint constraint) {
        return constraint.kind().words() + (constraint.name() == null ? "" : " " + constraint.name());
    }

    @Override
    public Table addColumn(TableChange.AddColumn change) {
        Column column = change.column();
        require(
                table.column(column.name()) == null,
                "Cannot add column %s to %s: it exists.",
                column.name(),
                table.name());
        List<Column> columns = new ArrayList<>(table.columns().values());
        columns.add(place(change.position(), columns), column);
        return table.withColumns(columns);
    }

    private int place(@Nullable ColumnPosition position, List<Column> columns) {
        if (position == null) {
            return columns.size();
        }
        Identifier after = position.after();
        if (after == null) {
            return 0;
        }
        existing(after, "add a column after");
        return columns.stream().map(Column::name).toList().indexOf(after) + 1;
    }

    @Override
    public Table dropColumn(TableChange.DropColumn change) {
        Identifier name = change.column();
        existing(name, "drop");
        for (Constraint constraint : table.constraints()) {
            require(
                    !speaksOf(constraint, name),
                    "Cannot drop column %s of %s: %s speaks of it. Drop that first.",
                    name,
                    table.name(),
                    describe(constraint));
        }
        for (Index index : table.indexes()) {
            require(
                    !index.mentions(name),
                    "Cannot drop column %s of %s: index %s speaks of it. Drop that first.",
                    name,
                    table.name(),
                    index.name());
        }
        requireNothingComputedFrom(name);
        return table.withColumns(table.columns().values().stream()
                        .filter(column -> !column.name().equals(name))
                        .toList())
                .withOptions(table.options().stream()
                        .filter(option -> !option.isOf(name))
                        .toList());
    }

    /**
     * PostgreSQL would drop it too and say nothing; of columns that are all computed, or that go together, the databases take any
     * order.
     */
    private void requireNothingComputedFrom(Identifier name) {
        boolean isComputed = Objects.requireNonNull(table.column(name)).generated() != null;
        for (Column column : table.columns().values()) {
            Generated generated = column.generated();
            require(
                    isComputed
                            || generated == null
                            || goes(column.name())
                            || !SqlExpressions.mentions(generated.expression(), name),
                    "Cannot drop column %s of %s: generated column %s speaks of it. Drop that first.",
                    name,
                    table.name(),
                    column.name());
        }
    }

    private boolean goes(Identifier column) {
        return together.stream()
                .anyMatch(each -> each instanceof TableChange.DropColumn drop
                        && drop.column().equals(column));
    }

    private boolean speaksOf(Constraint constraint, Identifier column) {
        boolean refersToIt = constraint instanceof ForeignKey key
                && key.referencedTable().equals(table.name())
                && key.referencedColumns().contains(column);
        boolean mentionsIt = constraint instanceof Check check && SqlExpressions.mentions(check.expression(), column);
        boolean comparesIt = constraint instanceof Exclude exclude && exclude.mentions(column);
        return refersToIt || mentionsIt || comparesIt || constraint.columns().contains(column);
    }

    @Override
    public Table renameColumn(TableChange.RenameColumn change) {
        Identifier from = change.from();
        Identifier to = change.to();
        existing(from, "rename");
        require(
                table.column(to) == null,
                "Cannot rename column %s of %s to %s: %s exists.",
                from,
                table.name(),
                to,
                to);
        return table.withColumns(table.columns().values().stream()
                        .map(column -> renamed(column, from, to))
                        .toList())
                .withConstraints(table.constraints().stream()
                        .map(each -> each.withColumnRenamed(from, to))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(each -> each.withColumnRenamed(from, to))
                        .toList())
                .withOptions(table.options().stream()
                        .map(each -> each.withColumnRenamed(from, to))
                        .toList());
    }

    private static Column renamed(Column column, Identifier from, Identifier to) {
        Generated generated = column.generated();
        Column changed = generated == null
                ? column
                : column.withGenerated(new Generated(SqlExpressions.renamed(generated.expression(), from, to)));
        return changed.name().equals(from) ? changed.withName(to) : changed;
    }

    @Override
    public Table setColumnType(TableChange.SetColumnType change) {
        return changed(change.column(), column -> column.withType(change.type()));
    }

    @Override
    public Table setColumnNullable(TableChange.SetColumnNullable change) {
        return changed(change.column(), column -> column.withNullable(change.nullable()));
    }

    @Override
    public Table setColumnDefault(TableChange.SetColumnDefault change) {
        return changed(change.column(), column -> column.withDefault(change.defaultValue()));
    }

    @Override
    public Table setColumnIdentity(TableChange.SetColumnIdentity change) {
        return changed(change.column(), column -> column.withIdentity(change.identity()));
    }

    @Override
    public Table setColumnGenerated(TableChange.SetColumnGenerated change) {
        Column column = table.column(change.column());
        boolean filled = column != null && (column.defaultValue() != null || column.identity() != null);
        require(
                change.generated() == null || !filled,
                "Cannot compute column %s of %s: it has a default or is numbered. Drop that first.",
                change.column(),
                table.name());
        return changed(change.column(), each -> each.withGenerated(change.generated()));
    }

    @Override
    public Table setColumnCollation(TableChange.SetColumnCollation change) {
        return changed(change.column(), column -> column.withCollation(change.collation()));
    }

    @Override
    public Table setColumnComment(TableChange.SetColumnComment change) {
        return changed(change.column(), column -> column.withComment(change.comment()));
    }

    @Override
    public Table addConstraint(TableChange.AddConstraint change) {
        check(change.constraint(), table.constraints());
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.add(change.constraint());
        return table.withConstraints(constraints);
    }

    @Override
    public Table dropConstraint(TableChange.DropConstraint change) {
        Constraint constraint = table.constraints().stream()
                .filter(each -> each.kind() == change.kind() && change.name().equals(each.name()))
                .findFirst()
                .orElseGet(() -> existing(change.name(), change.kind().words(), "drop"));
        require(
                constraint.kind() == change.kind(),
                "Cannot drop %s %s of %s: that is a %s.",
                change.kind().words(),
                change.name(),
                table.name(),
                constraint.kind().words());
        return table.withConstraints(table.constraints().stream()
                        .filter(each -> !each.equals(constraint))
                        .toList())
                .withOptions(table.options().stream()
                        .filter(each -> !each.isOf(constraint))
                        .toList())
                .withConstraintComment(change.name(), null);
    }

    @Override
    public Table renameConstraint(TableChange.RenameConstraint change) {
        Constraint constraint = existing(change.from(), "constraint", "rename");
        require(
                table.constraint(change.to()) == null,
                "Cannot rename constraint %s of %s to %s: %s exists.",
                change.from(),
                table.name(),
                change.to(),
                change.to());
        return table.withConstraints(table.constraints().stream()
                        .map(each -> each.equals(constraint) ? each.withName(change.to()) : each)
                        .toList())
                .withOptions(table.options().stream()
                        .map(each -> each.withKeyRenamed(constraint, change.to()))
                        .toList())
                .withConstraintComment(change.from(), null)
                .withConstraintComment(change.to(), table.constraintComment(change.from()));
    }

    @Override
    public Table validateConstraint(TableChange.ValidateConstraint change) {
        Constraint constraint = existing(change.name(), "constraint", "validate");
        require(
                constraint instanceof ForeignKey || constraint instanceof Check,
                "Cannot validate constraint %s of %s: that is a %s.",
                change.name(),
                table.name(),
                constraint.kind().words());
        return table.withConstraints(table.constraints().stream()
                .map(each -> each.equals(constraint) ? valid(each) : each)
                .toList());
    }

    private static Constraint valid(Constraint constraint) {
        if (constraint instanceof ForeignKey key) {
            return key.withOptions(key.options().withValid(true));
        }
        return constraint instanceof Check check ? new Check(check.name(), check.expression()) : constraint;
    }

    @Override
    public Table setTableComment(TableChange.SetTableComment change) {
        return table.withComment(change.comment());
    }

    @Override
    public Table setTableOptions(TableChange.SetTableOptions change) {
        return OptionWords.of(change.dialect(), table)
                .with(change.given())
                .without(change.dropped())
                .in(table);
    }

    private Table changed(Identifier name, UnaryOperator<Column> change) {
        existing(name, "alter");
        return table.withColumns(table.columns().values().stream()
                .map(column -> column.name().equals(name) ? change.apply(column) : column)
                .toList());
    }

    private void existing(Identifier column, String verb) {
        require(
                table.column(column) != null,
                "Cannot %s column %s of %s: the table has no such column.",
                verb,
                column,
                table.name());
    }

    private Constraint existing(Identifier name, String kind, String verb) {
        @Nullable Constraint constraint = table.constraint(name);
        if (constraint == null) {
            throw refused("Cannot %s %s %s of %s: the table has no such constraint.", verb, kind, name, table.name());
        }
        return constraint;
    }
}
