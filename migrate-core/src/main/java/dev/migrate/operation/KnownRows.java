package dev.migrate.operation;

import dev.migrate.operation.DemandedColumns.Demand;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows that operations meet: what the checks let them have before the first operation, by the names that
 * tables and columns have at the moment, and the values that all rows have got for others since.
 *
 * <p>Not to be shared by threads.
 */
public final class KnownRows {

    private final Map<TableName, Table> tables;
    private final List<MovedLabel> moved = new ArrayList<>();

    /** Creates what knows of the rows in the tables of a schema. */
    public KnownRows(Schema before) {
        this.tables = new TreeMap<>(before.tables());
    }

    private KnownRows(KnownRows other) {
        this.tables = new TreeMap<>(other.tables);
        this.moved.addAll(other.moved);
    }

    /** Notes what an operation has done. */
    public void after(Operation operation) {
        TableMove.of(operation).ifPresent(each -> move(each.from(), each.to()));
        if (operation instanceof RenameSchema rename) {
            List.copyOf(tables.keySet()).forEach(each -> move(each, rename.renamed(each)));
        } else if (operation instanceof DropTable drop) {
            tables.remove(drop.table());
        } else if (operation instanceof AlterTable alter) {
            alter.changes().stream()
                    .filter(RenameColumn.class::isInstance)
                    .forEach(each -> rename(alter.table(), (RenameColumn) each));
        } else if (operation instanceof UpdateRows update) {
            MovedLabel.of(update).ifPresent(moved::add);
        }
    }

    private void move(TableName from, TableName to) {
        Table table = tables.remove(from);
        if (table != null) {
            tables.put(to, table);
        }
    }

    /** Where the new name was that of a column which is gone, nothing more is known. */
    private void rename(TableName name, RenameColumn rename) {
        Table table = tables.remove(name);
        if (table != null && table.column(rename.from()) != null && table.column(rename.to()) == null) {
            AlterTable alter = new AlterTable(table.name(), List.of(rename));
            Schema renamed = Replay.apply(Schema.of(List.of(table), List.of()), List.of(alter));
            tables.put(name, renamed.tables().get(table.name()));
        }
    }

    /** Returns a table as it was before the first operation, but for the names of its columns, or null if it is new. */
    @Nullable
    Table table(TableName name) {
        return tables.get(name);
    }

    /** Returns the values for which rows of a table have got others. */
    List<MovedLabel> moved(TableName table) {
        return moved.stream().filter(each -> each.table().equals(table)).toList();
    }

    /** Returns the columns, of those that are new, which some rows must have when an alteration is done, with these rows. */
    public Map<Identifier, RowFilter> demandedOfNew(AlterTable alter) {
        return DemandedColumns.byColumn(DemandedColumns.added(alter).stream()
                .filter(each -> areThere(alter.table(), each))
                .toList());
    }

    /**
     * Returns the columns, of those that a table has already, which some rows must have from an alteration on, with these rows.
     *
     * @param met the table that the alteration meets
     */
    public Map<Identifier, RowFilter> demandedOfKept(AlterTable alter, Table met) {
        if (DemandedColumns.added(alter).isEmpty() || tables.get(alter.table()) == null) {
            return Map.of();
        }
        KnownRows renamed = new KnownRows(this);
        renamed.after(alter);
        Table now = Replay.apply(Schema.of(List.of(met), List.of()), List.of(alter))
                .tables()
                .get(alter.table());
        Table old = renamed.tables.get(alter.table());
        return now == null || old == null ? Map.of() : renamed.demandedOfKept(alter, now, old);
    }

    private Map<Identifier, RowFilter> demandedOfKept(AlterTable alter, Table now, Table old) {
        List<Demand> known = DemandedColumns.demands(old.constraints().stream());
        List<Demand> demands = new ArrayList<>();
        for (Demand each : DemandedColumns.added(alter)) {
            List<Identifier> columns = each.columns().stream()
                    .filter(column -> isNullable(now.column(column)) && old.column(column) != null)
                    .filter(column -> known.stream().noneMatch(other -> isMet(column, each, other)))
                    .toList();
            boolean told = old.column(each.column()) != null;
            if (told && !columns.isEmpty() && areThere(alter.table(), each)) {
                demands.add(new Demand(each.name(), each.literal(), columns));
            }
        }
        return DemandedColumns.byColumn(demands);
    }

    private static boolean isNullable(@Nullable Column column) {
        return column != null && column.nullable();
    }

    /** A class that is new has no rows, but those that had another name before. */
    private boolean areThere(TableName table, Demand demand) {
        Table old = tables.get(table);
        return old == null
                || NarrowedCheck.mayHold(old, demand.column(), demand.value())
                || moved(table).stream()
                        .anyMatch(each -> each.column().equals(demand.column())
                                && each.to().equals(demand.value()));
    }

    private boolean isMet(Identifier column, Demand now, Demand old) {
        boolean same = old.value().equals(now.value())
                || moved.stream()
                        .anyMatch(each -> each.column().equals(now.column())
                                && each.from().equals(old.value())
                                && each.to().equals(now.value()));
        return same && old.column().equals(now.column()) && old.columns().contains(column);
    }
}
