package dev.migrate.testing;

import dev.migrate.operation.ColumnPosition;
import dev.migrate.operation.Replay;
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
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes of a table that a seed makes up. */
final class RandomChanges {

    private static final List<TableChange> OPTIONS = List.of(
            new SetTableOptions("mariadb", "row_format = compact stats_persistent = 0", List.of()),
            new SetTableOptions("mysql", "stats_persistent = 0", List.of()),
            new SetTableOptions("postgresql", "with (fillfactor = 50, autovacuum_enabled = false)", List.of()),
            new SetTableOptions("postgresql", "", List.of("fillfactor")),
            new SetTableOptions("mysql", "", List.of("row_format", "stats_persistent")));

    private final Chance chance;
    private final Set<Trait> traits;
    private final RandomTables made;
    private final List<Supplier<@Nullable TableChange>> kinds = List.of(
            this::addColumn,
            this::dropColumn,
            this::renameColumn,
            this::setType,
            this::setNullable,
            this::setDefault,
            this::setIdentity,
            this::setComment,
            this::addConstraint,
            this::dropConstraint,
            this::renameConstraint,
            this::setTableComment);
    private Schema schema = Schema.empty();
    private Table table;

    RandomChanges(Chance chance, Set<Trait> traits, RandomTables made, Schema schema, Table table) {
        this.chance = chance;
        this.traits = traits;
        this.made = made;
        this.schema = schema;
        this.table = table;
    }

    List<TableChange> changes() {
        return withOptions(madeUp());
    }

    private List<TableChange> madeUp() {
        List<TableChange> changes = new ArrayList<>();
        int wanted = chance.between(1, 4);
        while (changes.size() < wanted) {
            TableChange change = chance.pick(kinds).get();
            if (change != null) {
                changes.add(change);
                table = Replay.apply(table, List.of(change));
                further(change).ifPresent(more -> {
                    changes.add(more);
                    table = Replay.apply(table, List.of(more));
                });
                if (change instanceof AddConstraint add && isToBeValidated(add.constraint())) {
                    changes.add(validation(add.constraint()));
                    table = Replay.apply(table, List.of(validation(add.constraint())));
                }
                schema = schema.with(table);
                if (change instanceof RenameColumn) {
                    return changes;
                }
            }
        }
        return changes;
    }

    private static boolean isToBeValidated(Constraint constraint) {
        return (constraint instanceof Check || constraint instanceof ForeignKey)
                && RandomConstraints.oneIn(2, constraint);
    }

    private static TableChange validation(Constraint constraint) {
        return new ValidateConstraint(Objects.requireNonNull(constraint.name()));
    }

    private TableChange addColumn() {
        Column column = made.column(
                chance.columnName(table.columns().keySet()), table.columns().values());
        boolean fits = column.nullable() || column.defaultValue() != null || chance.oneIn(3);
        return new AddColumn(fits ? column : column.withNullable(true), place(column.name()));
    }

    /** The names of the columns decide, so that the seed's other decisions stay as they are. */
    private @Nullable ColumnPosition place(Identifier column) {
        Chance own =
                new Chance(column.text().hashCode() + table.name().toString().hashCode(), false);
        if (!own.oneIn(3)) {
            return null;
        }
        return own.oneIn(2)
                ? ColumnPosition.first()
                : ColumnPosition.after(own.pick(table.columns().keySet()));
    }

    private Optional<TableChange> computed(Column column) {
        Chance own = new Chance(column.name().text().hashCode(), false);
        String expression = Objects.requireNonNull(column.generated()).expression();
        Generated other = new Generated(
                made.types().isText(column.type()) ? expression + " || 'x'" : expression.replace("+ 1", "+ 3"));
        boolean concatenates = made.types().isText(column.type()) && !traits.contains(Trait.COLLATIONS);
        return own.oneIn(3) || concatenates
                ? Optional.of(new SetColumnGenerated(column.name(), null))
                : Optional.of(new SetColumnGenerated(column.name(), other));
    }

    /** Returns changes with other options of the table among them, as the names of new columns decide. */
    private List<TableChange> withOptions(List<TableChange> changes) {
        List<TableChange> all = new ArrayList<>();
        for (TableChange change : changes) {
            all.add(change);
            if (change instanceof AddColumn add && traits.contains(Trait.TABLE_OPTIONS)) {
                Chance own = new Chance(add.column().name().text().hashCode(), false);
                OPTIONS.stream().filter(each -> own.oneIn(2)).forEach(all::add);
            }
        }
        return all;
    }

    /** Returns another collation for the column of a new comment or nullability, as the column's name decides. */
    private Optional<TableChange> further(TableChange change) {
        if (change instanceof AddColumn add && add.column().generated() != null) {
            return computed(add.column());
        }
        if (change instanceof SetTableComment) {
            return table.columns().values().stream()
                    .filter(each -> each.generated() != null && !isMentioned(each.name()))
                    .findFirst()
                    .flatMap(this::computed);
        }
        Column column = null;
        if (change instanceof SetColumnComment set) {
            column = table.column(set.column());
        } else if (change instanceof SetColumnNullable set) {
            column = table.column(set.column());
        }
        if (column == null
                || !traits.contains(Trait.COLLATIONS)
                || !made.types().isText(column.type())
                || isMentioned(column.name())) {
            return Optional.empty();
        }
        return Optional.of(new SetColumnCollation(column.name(), column.collation() == null ? "C" : null));
    }

    private @Nullable TableChange dropColumn() {
        List<Identifier> free = RandomTables.names(table, column -> !isMentioned(column.name()));
        return free.isEmpty() || table.columns().size() < 2 ? null : new DropColumn(chance.pick(free));
    }

    private boolean isMentioned(Identifier column) {
        return isKeyed(column)
                || table.indexes().stream().anyMatch(index -> index.mentions(column))
                || table.constraints().stream()
                        .anyMatch(each -> each.columns().contains(column)
                                || each instanceof Exclude exclude && exclude.mentions(column)
                                || each instanceof Check check && SqlExpressions.mentions(check.expression(), column))
                || table.columns().values().stream()
                        .anyMatch(each -> each.generated() != null
                                && SqlExpressions.mentions(each.generated().expression(), column));
    }

    /** Returns whether a foreign key is made of the column or refers to it. */
    private boolean isKeyed(Identifier column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column))
                || schema.referencing(table.name()).stream()
                        .flatMap(each -> each.foreignKeys().stream())
                        .anyMatch(key -> key.referencedTable().equals(table.name())
                                && key.referencedColumns().contains(column));
    }

    private TableChange renameColumn() {
        Identifier to = chance.columnName(table.columns().keySet());
        return new RenameColumn(chance.pick(table.columns().keySet()), to);
    }

    private @Nullable TableChange setType() {
        Column column = anyColumn();
        SqlType wider = made.types().wider(column.type());
        boolean unused = !isMentioned(column.name()) && column.generated() == null;
        if (!unused || wider.equals(column.type())) {
            return null;
        }
        return new SetColumnType(column.name(), wider, chance.oneIn(4) ? RandomTables.sql(column.name()) : null);
    }

    private @Nullable TableChange setNullable() {
        Column column = anyColumn();
        PrimaryKey key = table.primaryKey();
        boolean fixed = key != null && key.columns().contains(column.name())
                || isKeyed(column.name())
                || column.identity() != null
                || column.generated() != null;
        return fixed ? null : new SetColumnNullable(column.name(), !column.nullable());
    }

    private @Nullable TableChange setDefault() {
        Column column = anyColumn();
        return column.generated() != null || column.identity() != null
                ? null
                : new SetColumnDefault(
                        column.name(), chance.oneIn(3) ? null : made.types().defaultOf(column.type()));
    }

    private @Nullable TableChange setIdentity() {
        boolean numbered = table.columns().values().stream().anyMatch(each -> each.identity() != null);
        List<Identifier> fitting = RandomTables.names(
                table,
                column -> made.types().isWhole(column.type())
                        && !column.nullable()
                        && column.generated() == null
                        && column.defaultValue() == null
                        && (!numbered || column.identity() != null));
        return fitting.isEmpty() || !traits.contains(Trait.IDENTITY)
                ? null
                : new SetColumnIdentity(chance.pick(fitting), numbered ? null : made.identity());
    }

    private @Nullable TableChange setComment() {
        return traits.contains(Trait.COMMENTS)
                ? new SetColumnComment(anyColumn().name(), made.comment())
                : null;
    }

    private @Nullable TableChange addConstraint() {
        Constraint constraint = chance.oneIn(4)
                ? made.primaryKey(table)
                : made.constraint(table, schema.tables().values());
        return constraint == null ? null : new AddConstraint(constraint);
    }

    private @Nullable TableChange dropConstraint() {
        List<Constraint> free = table.constraints().stream()
                .filter(each -> each.name() != null && !isReferredTo(each))
                .toList();
        if (free.isEmpty()) {
            return null;
        }
        Constraint constraint = chance.pick(free);
        List<Identifier> columns = chance.oneIn(2) ? List.of() : constraint.columns();
        return constraint.name() == null ? null : new DropConstraint(constraint.kind(), constraint.name(), columns);
    }

    private boolean isReferredTo(Constraint constraint) {
        return !(constraint instanceof ForeignKey)
                && constraint.columns().stream().anyMatch(this::isKeyed);
    }

    private @Nullable TableChange renameConstraint() {
        List<Constraint> named =
                table.constraints().stream().filter(each -> each.name() != null).toList();
        if (named.isEmpty()) {
            return null;
        }
        Identifier from = chance.pick(named).name();
        return from == null ? null : new RenameConstraint(from, chance.objectName("rn"));
    }

    private @Nullable TableChange setTableComment() {
        return traits.contains(Trait.COMMENTS) ? new SetTableComment(made.comment()) : null;
    }

    private Column anyColumn() {
        return chance.pick(table.columns().values());
    }
}
