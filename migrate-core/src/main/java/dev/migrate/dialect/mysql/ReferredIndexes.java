package dev.migrate.dialect.mysql;

import dev.migrate.dialect.ReferredKeys;
import dev.migrate.dialect.ReferredKeys.Reference;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The indexes that foreign keys rely on where they refer to: the database lets none go unless another one begins with the
 * columns, be it one that comes in the same statement, or one that it has made for a foreign key of the table.
 */
final class ReferredIndexes {

    private ReferredIndexes() {}

    /** Refuses what takes away the last index that begins with columns to which a foreign key refers. */
    static void check(List<Operation> lowered, SchemaView view, Product product) {
        for (TableName name : names(lowered)) {
            Table before = view.table(name);
            if (before != null && lowered.stream().noneMatch(ReferredIndexes::renamesColumn)) {
                check(before, lowered, view, product);
            }
        }
    }

    /** Returns the names of the tables that indexes may be taken from. */
    private static Set<TableName> names(List<Operation> lowered) {
        Set<TableName> names = new TreeSet<>();
        for (Operation operation : lowered) {
            if (operation instanceof DropIndex drop) {
                names.add(drop.table());
            } else if (operation instanceof AlterTable alter
                    && alter.changes().stream().anyMatch(DropConstraint.class::isInstance)) {
                names.add(alter.table());
            }
        }
        return names;
    }

    private static void check(Table before, List<Operation> lowered, SchemaView view, Product product) {
        Table after = before;
        for (Operation each : lowered) {
            after = after(after, each);
        }
        ReferredKeys keys = new ReferredKeys(product.words(), view);
        List<Reference> left = keys.keysTo(after);
        Table has = after;
        left.removeIf(each -> mayBeServed(each, has));
        if (!left.isEmpty()) {
            indexes(before)
                    .forEach((name, columns) -> keys.refuse(
                            before,
                            name,
                            left.stream()
                                    .filter(each -> isServed(each, columns))
                                    .toList()));
        }
    }

    private static boolean renamesColumn(Operation operation) {
        return operation instanceof AlterTable alter
                && alter.changes().stream().anyMatch(RenameColumn.class::isInstance);
    }

    private static Table after(Table table, Operation operation) {
        if (operation instanceof DropIndex drop && drop.table().equals(table.name())) {
            Index index = table.index(drop.name());
            return index == null ? table : ReferredKeys.without(table, index);
        }
        return operation instanceof AlterTable alter && alter.table().equals(table.name())
                ? Replay.apply(table, alter.changes())
                : table;
    }

    /** Returns the columns of the indexes that somebody asked for, by what they are called. */
    private static Map<String, List<Identifier>> indexes(Table table) {
        Map<String, List<Identifier>> indexes = new LinkedHashMap<>();
        table.constraints().stream()
                .filter(each -> each instanceof PrimaryKey || each instanceof Unique)
                .forEach(each -> indexes.put(
                        each.kind() == ConstraintKind.PRIMARY_KEY
                                ? each.kind().words()
                                : each.kind().words() + " " + each.name(),
                        each.columns()));
        table.indexes().forEach(each -> indexes.put("index " + each.name(), each.columns()));
        return indexes;
    }

    private static boolean isServed(Reference reference, List<Identifier> index) {
        List<Identifier> columns = reference.key().referencedColumns();
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }

    /** What a longer or shorter index, or the primary key behind one, can do for a reference is for the database to say. */
    private static boolean mayBeServed(Reference reference, Table table) {
        Identifier first = reference.key().referencedColumns().get(0);
        List<List<Identifier>> indexes = new ArrayList<>(indexes(table).values());
        table.foreignKeys().forEach(each -> indexes.add(each.columns()));
        return indexes.stream().anyMatch(each -> each.contains(first));
    }
}
