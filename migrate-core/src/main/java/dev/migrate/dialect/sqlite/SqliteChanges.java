package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.dialect.ChosenNames;
import dev.migrate.dialect.RecreateTables;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.operation.TableChange.ValidateConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says changes of a table in SQLite's words; changes that are none on SQLite fall away. */
final class SqliteChanges implements TableChange.Visitor<SqliteChanges> {

    private final List<TableChange> lowered = new ArrayList<>();
    private final Set<Identifier> coming;
    private Table before;
    private Table current;
    private boolean dropsChecksOfLabels;

    private SqliteChanges(Table before, Set<Identifier> coming) {
        this.coming = coming;
        this.before = before;
        this.current = before;
    }

    static SqliteChanges of(Table before, List<TableChange> changes) {
        SqliteChanges lowered = new SqliteChanges(before, ChecksOfLabels.coming(changes, SqliteNative::name));
        changes.forEach(change -> change.accept(lowered));
        SqliteNative.numbered(lowered.current);
        return lowered;
    }

    /** Returns the table that the changes are for, in which what they drop has a name. */
    Table before() {
        return before;
    }

    /** Returns whether checks go that have no name, or one that is not the revision's to know. */
    boolean dropChecksOfLabels() {
        return dropsChecksOfLabels;
    }

    List<TableChange> lowered() {
        return lowered;
    }

    /**
     * Returns whether SQLite can make all of the changes of a table itself.
     *
     * @param inPlace whether it can change what may be null, and drop checks
     */
    static boolean areNative(Table table, List<TableChange> changes, boolean inPlace) {
        for (int i = 0; i < changes.size(); i++) {
            TableChange change = changes.get(i);
            boolean known = change instanceof RenameColumn
                    || change instanceof DropColumn
                    || change instanceof AddColumn add && canAdd(add.column())
                    || isCheckOfAdded(changes, i)
                    || inPlace && isInPlace(table, change);
            if (!known) {
                return false;
            }
        }
        return true;
    }

    /** A check is not added in place: SQLite 3.53 refuses one there that is unknown for a row, since a value is null. */
    private static boolean isInPlace(Table table, TableChange change) {
        return change instanceof SetColumnNullable nullable
                        && !(nullable.nullable() && SqliteOptions.has(table, SqliteOptions.NOT_DEFERRABLE))
                || change instanceof DropConstraint drop
                        && drop.kind() == ConstraintKind.CHECK
                        && !SqliteOptions.has(table, SqliteOptions.repeated(drop.name()));
    }

    private static boolean isCheckOfAdded(List<TableChange> changes, int at) {
        return SqliteNative.WRITER.isCheckOfNewColumn(changes, at)
                && changes.get(at - 1) instanceof AddColumn add
                && canAdd(add.column());
    }

    private static boolean canAdd(Column column) {
        ColumnDefault value = column.defaultValue();
        boolean isNull = value == null || SqliteExpressions.isNull(value.expression());
        return column.identity() == null
                && column.generated() == null
                && (column.nullable() || !isNull)
                && (value == null || SqliteExpressions.isConstant(value.expression()));
    }

    private SqliteChanges add(TableChange change) {
        current = RecreateTables.changed(current, List.of(change));
        lowered.add(change);
        return this;
    }

    private @Nullable Column column(Identifier portable) {
        return current.column(SqliteNative.name(portable));
    }

    @Override
    public SqliteChanges addColumn(AddColumn change) {
        add(new AddColumn(StrictTypes.of(SqliteNative.column(change.column()), current)));
        return addCheck(change.column().name(), change.column().type());
    }

    private SqliteChanges addCheck(Identifier column, SqlType type) {
        Check check = SqliteNative.check(current, column, type, coming);
        return check == null ? this : add(new AddConstraint(check));
    }

    @Override
    public SqliteChanges dropColumn(DropColumn change) {
        Identifier name = SqliteNative.name(change.column());
        dropCheck(name);
        return add(new DropColumn(name));
    }

    private void dropCheck(Identifier column) {
        Check check = ChecksOfLabels.find(current, column, SqliteNative.WRITER);
        if (check == null) {
            return;
        }
        dropsChecksOfLabels = true;
        Check named = check.name() == null ? named(check, column) : check;
        add(new DropConstraint(ConstraintKind.CHECK, Objects.requireNonNull(named.name()), List.of()));
    }

    /** A check without a name, as Hibernate creates it, gets one on the way to its end. */
    private Check named(Check check, Identifier column) {
        Identifier name = ChosenNames.free(
                List.of("ck", current.name().name().folded(), column.folded()),
                taken -> current.constraint(taken) != null || before.constraint(taken) != null,
                SqliteDialect.MAX_IDENTIFIER_BYTES);
        Check named = check.withName(name);
        before = with(before, check, named);
        current = with(current, check, named);
        return named;
    }

    private static Table with(Table table, Constraint old, Constraint replacement) {
        return table.withConstraints(table.constraints().stream()
                .map(each -> each.equals(old) ? replacement : each)
                .toList());
    }

    @Override
    public SqliteChanges renameColumn(RenameColumn change) {
        RenameColumn rename = new RenameColumn(SqliteNative.name(change.from()), SqliteNative.name(change.to()));
        return rename.from().equals(rename.to()) ? this : add(rename);
    }

    @Override
    public SqliteChanges setColumnType(SetColumnType change) {
        Identifier name = SqliteNative.name(change.column());
        SqlType type = StrictTypes.of(Column.of(name, SqliteNative.type(change.type())), current)
                .type();
        Column column = current.column(name);
        if (column != null && column.identity() != null) {
            return this;
        }
        Check old = ChecksOfLabels.find(current, name, SqliteNative.WRITER);
        Check wanted = SqliteNative.check(current, name, change.type(), coming);
        boolean sameType = column != null && column.type().equals(type) && change.using() == null;
        boolean sameCheck = old == null ? wanted == null : wanted != null && isSame(old, wanted);
        if (!sameCheck) {
            dropCheck(name);
        }
        if (!sameType) {
            add(new SetColumnType(name, type, using(column, change)));
        }
        return sameCheck ? this : addCheck(name, change.type());
    }

    private @Nullable String using(@Nullable Column column, SetColumnType change) {
        return column == null || change.using() != null
                ? change.using()
                : UuidTexts.using(current.name(), column, change.type());
    }

    private static boolean isSame(Check one, Check other) {
        return one.expression().equals(other.expression());
    }

    @Override
    public SqliteChanges setColumnNullable(SetColumnNullable change) {
        Identifier name = SqliteNative.name(change.column());
        Column column = current.column(name);
        PrimaryKey key = current.primaryKey();
        boolean isKey = key != null && key.columns().contains(name);
        if (column != null
                && (column.identity() != null
                        || isKey && change.nullable()
                        || column.nullable() == change.nullable())) {
            return this;
        }
        return add(new SetColumnNullable(name, change.nullable()));
    }

    @Override
    public SqliteChanges setColumnDefault(SetColumnDefault change) {
        ColumnDefault value = SqliteNative.defaultValue(change.defaultValue());
        Column column = column(change.column());
        return column != null && Objects.equals(column.defaultValue(), value)
                ? this
                : add(new SetColumnDefault(SqliteNative.name(change.column()), value));
    }

    @Override
    public SqliteChanges setColumnIdentity(SetColumnIdentity change) {
        Identifier name = SqliteNative.name(change.column());
        boolean numbered = change.identity() != null;
        Column column = current.column(name);
        if (column != null && (column.identity() != null) == numbered) {
            return this;
        }
        if (numbered && column != null && !column.type().equals(SqliteNative.INTEGER)) {
            add(new SetColumnType(name, SqliteNative.INTEGER, null));
        }
        add(new SetColumnIdentity(name, numbered ? Identity.byDefault() : null));
        return add(new SetColumnNullable(name, numbered));
    }

    @Override
    public SqliteChanges setColumnGenerated(SetColumnGenerated change) {
        Generated generated = SqliteNative.generated(change.generated());
        Column column = column(change.column());
        return column != null && Objects.equals(column.generated(), generated)
                ? this
                : add(new SetColumnGenerated(SqliteNative.name(change.column()), generated));
    }

    @Override
    public SqliteChanges setColumnCollation(SetColumnCollation change) {
        Column column = column(change.column());
        return column != null && Objects.equals(column.collation(), change.collation())
                ? this
                : add(new SetColumnCollation(SqliteNative.name(change.column()), change.collation()));
    }

    @Override
    public SqliteChanges setColumnComment(SetColumnComment change) {
        return this;
    }

    @Override
    public SqliteChanges addConstraint(AddConstraint change) {
        SqliteNative.CONSTRAINTS.check(current.name(), change.constraint());
        Constraint constraint = SqliteNative.constraint(current.name(), change.constraint());
        if (constraint instanceof PrimaryKey key) {
            key.columns().forEach(column -> setColumnNullable(new SetColumnNullable(column, false)));
        }
        return add(new AddConstraint(constraint));
    }

    @Override
    public SqliteChanges dropConstraint(DropConstraint change) {
        return add(new DropConstraint(
                change.kind(), SqliteNative.name(change.name()), SqliteNative.names(change.columns())));
    }

    @Override
    public SqliteChanges renameConstraint(RenameConstraint change) {
        RenameConstraint rename =
                new RenameConstraint(SqliteNative.name(change.from()), SqliteNative.name(change.to()));
        return rename.from().equals(rename.to()) ? this : add(rename);
    }

    /** All rows are looked at when the constraint comes. */
    @Override
    public SqliteChanges validateConstraint(ValidateConstraint change) {
        return this;
    }

    @Override
    public SqliteChanges setTableComment(SetTableComment change) {
        return this;
    }

    @Override
    public SqliteChanges setTableOptions(SetTableOptions change) {
        if (!SqliteOptions.isChanged(current, change)) {
            return this;
        }
        add(change);
        for (Column column : StrictTypes.of(current).columns().values()) {
            if (!column.equals(current.column(column.name()))) {
                add(new SetColumnType(column.name(), column.type(), null));
            }
        }
        return this;
    }
}
