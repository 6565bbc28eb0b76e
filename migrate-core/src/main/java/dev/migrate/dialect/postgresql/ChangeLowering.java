package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.normal;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.dialect.ConstraintFit;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says changes within a table in PostgreSQL's words.
 *
 * @param table the table that the change meets
 * @param coming the names of constraints that the operation adds
 */
record ChangeLowering(Table table, PostgreSqlWriter writer, PostgreSqlNormalizer normalizer, Set<Identifier> coming)
        implements TableChange.Visitor<List<TableChange>> {

    static List<Operation> lowered(
            AlterTable operation, @Nullable Table before, PostgreSqlWriter writer, PostgreSqlNormalizer normalizer) {
        if (before == null) {
            return List.of(new AlterTable(normal(operation.table()), operation.changes()));
        }
        List<TableChange> lowered = new ArrayList<>();
        Set<Identifier> coming = ChecksOfLabels.coming(operation.changes(), PostgreSqlNames::normal);
        Table table = before;
        for (TableChange change : operation.changes()) {
            List<TableChange> each = change.accept(new ChangeLowering(table, writer, normalizer, coming));
            lowered.addAll(each);
            table = Replay.apply(table, each);
        }
        return lowered.isEmpty() ? List.of() : List.of(new AlterTable(before.name(), lowered));
    }

    private LabelChecks checks() {
        return new LabelChecks(writer, table, coming);
    }

    @Override
    public List<TableChange> addColumn(TableChange.AddColumn change) {
        Column column = normalizer.column(change.column(), normalizer.expressions(table));
        List<TableChange> changes = new ArrayList<>(List.of(new TableChange.AddColumn(column)));
        addCheck(changes, checks().checkFor(column.name(), change.column().type()));
        return changes;
    }

    private static void addCheck(List<TableChange> changes, @Nullable Check check) {
        if (check != null) {
            changes.add(new AddConstraint(check));
        }
    }

    private static DropConstraint drop(Check check) {
        return new DropConstraint(ConstraintKind.CHECK, Objects.requireNonNull(check.name()), List.of());
    }

    @Override
    public List<TableChange> dropColumn(TableChange.DropColumn change) {
        Identifier column = normal(change.column());
        Check check = checks().of(column);
        TableChange drop = new TableChange.DropColumn(column);
        return check == null || check.name() == null ? List.of(drop) : List.of(drop(check), drop);
    }

    @Override
    public List<TableChange> renameColumn(TableChange.RenameColumn change) {
        TableChange.RenameColumn rename = new TableChange.RenameColumn(normal(change.from()), normal(change.to()));
        if (rename.from().equals(rename.to())) {
            return List.of();
        }
        Check check = checks().of(rename.from());
        if (check == null || check.name() == null || !checks().isByMigrate(check, rename.from())) {
            return List.of(rename);
        }
        List<Identifier> taken = new ArrayList<>();
        table.constraints().forEach(each -> taken.add(each.name()));
        Identifier name = LabelChecks.chosen(table, rename.to(), taken);
        return List.of(new TableChange.RenameConstraint(check.name(), name), rename);
    }

    @Override
    public List<TableChange> setColumnType(SetColumnType change) {
        Identifier name = normal(change.column());
        Column column = table.column(name);
        SqlType type = PostgreSqlTypes.nativeOf(change.type());
        if (column == null) {
            return List.of(new SetColumnType(name, type, change.using()));
        }
        List<TableChange> changes = new ArrayList<>();
        Table left = withoutOldCheck(changes, name, change.type());
        String using = change.using() == null
                ? Conversions.using(writer.name(name), column.type(), type, writer)
                : typed(change.using(), change.type(), type);
        if (using != null || !type.equals(column.type())) {
            new ComputedColumns(table, writer, normalizer).refuseAnotherTypeOf(name);
            changes.addAll(converted(column, new SetColumnType(name, type, using)));
        }
        addCheck(changes, new LabelChecks(writer, left, coming).checkFor(name, change.type()));
        return changes;
    }

    /** A text does not become a label of an enum type by itself. */
    private String typed(String using, SqlType said, SqlType type) {
        boolean named = said instanceof Enumeration && type instanceof SqlType.Raw;
        return named ? "(" + using + ")::" + writer.type(type) : using;
    }

    /** Drops the check of the labels the column had; where the new type has none, only if nobody chose its name. */
    private Table withoutOldCheck(List<TableChange> changes, Identifier column, SqlType newType) {
        Check check = checks().of(column);
        if (check == null || check.name() == null) {
            return table;
        }
        if (!(newType instanceof Enumeration) && !checks().isChosen(check, column)) {
            return table;
        }
        changes.add(drop(check));
        return Replay.apply(table, List.of(drop(check)));
    }

    /** PostgreSQL cannot convert a default along with values: it is dropped before and set again after. */
    private List<TableChange> converted(Column column, SetColumnType change) {
        ColumnDefault value = column.defaultValue();
        if (value == null) {
            return List.of(change);
        }
        ColumnDefault changed =
                normalizer.defaultOf(column.withType(change.type()), value, normalizer.expressions(table));
        if (change.using() == null && value.equals(changed)) {
            return List.of(change);
        }
        return List.of(new SetColumnDefault(column.name(), null), change, new SetColumnDefault(column.name(), changed));
    }

    @Override
    public List<TableChange> setColumnNullable(SetColumnNullable change) {
        return List.of(new SetColumnNullable(normal(change.column()), change.nullable()));
    }

    @Override
    public List<TableChange> setColumnDefault(SetColumnDefault change) {
        Column column = table.column(normal(change.column()));
        ColumnDefault value = change.defaultValue();
        if (column == null || value == null) {
            return List.of(new SetColumnDefault(normal(change.column()), value));
        }
        return List.of(new SetColumnDefault(
                column.name(), normalizer.defaultOf(column, value, normalizer.expressions(table))));
    }

    @Override
    public List<TableChange> setColumnIdentity(TableChange.SetColumnIdentity change) {
        Identifier name = normal(change.column());
        Column column = table.column(name);
        Identity numbering =
                column == null ? change.identity() : PostgreSqlNormalizer.identity(change.identity(), column.type());
        TableChange identity = new TableChange.SetColumnIdentity(name, numbering);
        if (numbering != null) {
            return notNull(List.of(name), identity);
        }
        return column != null && column.identity() == null ? List.of() : List.of(identity);
    }

    private List<TableChange> notNull(List<Identifier> columns, TableChange change) {
        List<TableChange> changes = new ArrayList<>();
        for (Identifier name : columns) {
            Column column = table.column(name);
            if (column != null && column.nullable()) {
                changes.add(new SetColumnNullable(name, false));
            }
        }
        changes.add(change);
        return changes;
    }

    @Override
    public List<TableChange> setColumnGenerated(TableChange.SetColumnGenerated change) {
        return new ComputedColumns(table, writer, normalizer).lowered(change);
    }

    @Override
    public List<TableChange> setColumnCollation(TableChange.SetColumnCollation change) {
        Identifier name = normal(change.column());
        Column column = table.column(name);
        return column != null && Objects.equals(column.collation(), change.collation())
                ? List.of()
                : List.of(new TableChange.SetColumnCollation(name, change.collation()));
    }

    @Override
    public List<TableChange> setColumnComment(TableChange.SetColumnComment change) {
        return List.of(new TableChange.SetColumnComment(
                normal(change.column()), PostgreSqlNormalizer.comment(change.comment())));
    }

    @Override
    public List<TableChange> addConstraint(AddConstraint change) {
        new ConstraintFit(PostgreSqlAbilities.of(writer.version())).check(table.name(), change.constraint());
        Constraint constraint = normalizer.constraint(change.constraint(), normalizer.expressions(table));
        TableChange add = new AddConstraint(constraint);
        return constraint instanceof Constraint.PrimaryKey ? notNull(constraint.columns(), add) : List.of(add);
    }

    @Override
    public List<TableChange> dropConstraint(DropConstraint change) {
        Identifier name = checks().named(normal(change.name()));
        return List.of(new DropConstraint(change.kind(), name, normal(change.columns())));
    }

    /** The check of labels has had its new name since its table or column was renamed. */
    @Override
    public List<TableChange> renameConstraint(TableChange.RenameConstraint change) {
        Identifier from = checks().named(normal(change.from()));
        Identifier to = normal(change.to());
        boolean done = table.constraint(from) == null && table.constraint(to) != null;
        return done || from.equals(to) ? List.of() : List.of(new TableChange.RenameConstraint(from, to));
    }

    /** Rows that have been looked at need not be looked at again. */
    @Override
    public List<TableChange> validateConstraint(TableChange.ValidateConstraint change) {
        TableChange.ValidateConstraint validate = new TableChange.ValidateConstraint(normal(change.name()));
        Table valid = Replay.apply(table, List.of(validate));
        return valid.equals(table) ? List.of() : List.of(validate);
    }

    @Override
    public List<TableChange> setTableComment(TableChange.SetTableComment change) {
        return List.of(new TableChange.SetTableComment(PostgreSqlNormalizer.comment(change.comment())));
    }

    @Override
    public List<TableChange> setTableOptions(TableChange.SetTableOptions change) {
        return OptionSentences.lower(PostgreSqlAbilities.of(writer.version()), table.name(), change);
    }
}
