package dev.migrate.operation;

import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of constraints: that a column gets one value in all rows where its key takes a value once, that rows
 * may have the same values or refer to none where a key is new, and that a check takes fewer values than before.
 */
final class ConstraintCautions {

    private static final Pattern LITERAL = Pattern.compile("(?is)'(?:[^']|'')*+'|[-+]?[\\d.]+|true|false");

    private final Schema before;
    private final Map<TableName, Set<Identifier>> columns = new TreeMap<>();
    private final Map<TableName, TableName> formers = new TreeMap<>();
    private final Set<TableName> empty = new TreeSet<>();
    private final KnownRows rows;
    private final FormerColumns formerColumns = new FormerColumns();

    ConstraintCautions(Schema before, KnownRows rows) {
        this.before = before;
        this.rows = rows;
    }

    /** Notes which tables have no rows after an operation. */
    void done(Operation operation) {
        TableMove.of(operation).ifPresent(each -> each.in(formers));
        if (operation instanceof CreateTable create) {
            empty.add(create.table().name());
        } else if (operation instanceof InsertRows
                || operation instanceof CopyRows
                || operation instanceof ExecuteSql) {
            empty.clear();
        }
    }

    /** Notes a change of a table and returns the caution that it needs, or null. */
    @Nullable
    String change(Table table, TableChange change) {
        if (change instanceof AddColumn add && isSame(add.column())) {
            of(table).add(add.column().name());
        }
        Table old = before.table(former(table.name()));
        if (old != null) {
            formerColumns.change(old, change);
        }
        return change instanceof AddConstraint add ? added(table, add.constraint()) : null;
    }

    private @Nullable String added(Table table, Constraint constraint) {
        if (constraint instanceof ForeignKey key) {
            return refers(table, key);
        }
        if (constraint instanceof Check check) {
            return narrows(table, check);
        }
        String repeated = key(of(table), constraint);
        boolean isKey = constraint instanceof PrimaryKey || constraint instanceof Unique;
        return repeated == null && isKey ? repeated(table, constraint.columns()) : repeated;
    }

    private @Nullable String repeated(Table table, List<Identifier> names) {
        Table old = before.table(former(table.name()));
        return old == null ? null : UnmetKeys.repeated(old, formerColumns.of(old, names), names);
    }

    private TableName former(TableName name) {
        return formers.getOrDefault(name, name);
    }

    private @Nullable String refers(Table table, ForeignKey key) {
        Table old = before.table(former(table.name()));
        boolean filled = old != null
                && key.columns().stream()
                        .allMatch(each -> old.column(each) != null || of(table).contains(each));
        if (filled && empty.contains(key.referencedTable())) {
            return "fails if " + key.columns().get(0) + " has a value in a row: " + key.referencedTable()
                    + " has no rows yet";
        }
        return old == null
                ? null
                : UnmetKeys.orphans(old, formerColumns.of(old, key.columns()), key, former(key.referencedTable()));
    }

    private @Nullable String narrows(Table table, Check check) {
        Table old = rows.table(table.name());
        return old == null ? null : NarrowedCheck.caution(old, check, rows.moved(table.name()));
    }

    private static boolean isSame(Column column) {
        return column.identity() == null
                && column.defaultValue() != null
                && LITERAL.matcher(column.defaultValue().expression()).matches();
    }

    /** Notes that rows of a table are changed and returns the caution that this needs, or null. */
    @Nullable
    String update(Table table, UpdateRows update) {
        update.values().forEach((column, value) -> {
            if (value.literal() != null && update.where().values().get(column) == null) {
                of(table).add(column);
            }
        });
        return Stream.concat(
                        table.constraints().stream().map(each -> key(of(table), each)),
                        table.indexes().stream().map(each -> index(table, each)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the caution that a new index needs, or null. */
    @Nullable
    String newIndex(Table table, Index index) {
        String repeated = index(table, index);
        return repeated == null && UnmetKeys.isOfColumns(index) ? repeated(table, index.columns()) : repeated;
    }

    private @Nullable String index(Table table, Index index) {
        return index.unique() && index.where() == null ? caution(of(table), index.columns(), index.name()) : null;
    }

    private Set<Identifier> of(Table table) {
        return columns.computeIfAbsent(former(table.name()), any -> new TreeSet<>());
    }

    private static @Nullable String key(Set<Identifier> same, Constraint constraint) {
        return constraint instanceof PrimaryKey || constraint instanceof Unique
                ? caution(same, constraint.columns(), constraint.name())
                : null;
    }

    private static @Nullable String caution(Set<Identifier> same, List<Identifier> columns, @Nullable Identifier name) {
        if (columns.isEmpty() || !same.containsAll(columns)) {
            return null;
        }
        return "fails if more than one row gets the same " + columns.get(0) + ", which "
                + (name == null ? "its key" : name) + " takes once: give each row its own";
    }
}
