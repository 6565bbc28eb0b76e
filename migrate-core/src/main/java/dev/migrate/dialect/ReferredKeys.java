package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses to take away the keys that foreign keys refer to, as the databases do. Which of several keys of the same columns a
 * foreign key refers to no schema tells: there nothing is refused.
 */
public final class ReferredKeys {

    private final String product;
    private final SchemaView before;

    /**
     * Creates it for a schema.
     *
     * @param product the database as its owners write it
     */
    public ReferredKeys(String product, SchemaView before) {
        this.product = product;
        this.before = before;
    }

    /**
     * Refuses what takes away the only key that a foreign key can refer to, for a database that does one change after the
     * other.
     *
     * @param lowered what is done, in the words of the database
     * @throws UnsupportedOperationInDialectException if there is such a foreign key
     */
    public void check(List<Operation> lowered) {
        for (Operation operation : lowered) {
            if (operation instanceof DropIndex drop) {
                Table table = before.table(drop.table());
                Index index = table == null ? null : table.index(drop.name());
                if (table != null && index != null) {
                    check(table, without(table, index), "index " + index.name());
                }
            } else if (operation instanceof AlterTable alter
                    && alter.changes().stream().anyMatch(this::takesKey)) {
                check(alter);
            }
        }
    }

    /** Returns a table without one of its indexes. */
    public static Table without(Table table, Index index) {
        return table.withIndexes(
                table.indexes().stream().filter(each -> !each.equals(index)).toList());
    }

    private boolean takesKey(TableChange change) {
        return change instanceof DropConstraint drop
                && switch (drop.kind()) {
                    case PRIMARY_KEY, UNIQUE -> true;
                    default -> false;
                };
    }

    private void check(AlterTable alter) {
        Table known = before.table(alter.table());
        if (known == null) {
            return;
        }
        Table table = known;
        for (TableChange change : alter.changes()) {
            Table after = Replay.apply(table, List.of(change));
            if (takesKey(change) && change instanceof DropConstraint drop) {
                check(table, after, drop.kind().words() + " " + drop.name());
            }
            table = after;
        }
    }

    private void check(Table had, Table has, String key) {
        refuse(
                had,
                key,
                keysTo(had).stream()
                        .filter(each -> hasKey(had, each.key().referencedColumns())
                                && !hasKey(has, each.key().referencedColumns()))
                        .toList());
    }

    private static boolean hasKey(Table table, List<Identifier> columns) {
        TreeSet<Identifier> wanted = new TreeSet<>(columns);
        return Stream.concat(
                        table.constraints().stream()
                                .filter(each -> each instanceof PrimaryKey || each instanceof Unique)
                                .map(Constraint::columns),
                        table.indexes().stream().filter(ReferredKeys::isKey).map(Index::columns))
                .anyMatch(each -> new TreeSet<>(each).equals(wanted));
    }

    private static boolean isKey(Index index) {
        return index.unique()
                && index.where() == null
                && index.parts().stream().allMatch(each -> each.column() != null);
    }

    /**
     * A foreign key and where it is.
     *
     * @param table the table that has it
     */
    public record Reference(Table table, ForeignKey key) {}

    /** Returns the foreign keys to a table, those of its own included. */
    public List<Reference> keysTo(Table table) {
        List<Reference> keys = new ArrayList<>();
        for (Table each : before.referencing(table.name())) {
            if (!each.name().equals(table.name())) {
                each.foreignKeys().forEach(key -> keys.add(new Reference(each, key)));
            }
        }
        table.foreignKeys().forEach(key -> keys.add(new Reference(table, key)));
        keys.removeIf(each ->
                each.key().name() == null || !each.key().referencedTable().equals(table.name()));
        return keys;
    }

    /**
     * Refuses to take away a key to which there are references.
     *
     * @param key its kind and name
     * @throws UnsupportedOperationInDialectException if there is any
     */
    public void refuse(Table table, String key, List<Reference> references) {
        if (!references.isEmpty()) {
            boolean one = references.size() == 1;
            throw new UnsupportedOperationInDialectException(product + " keeps a key as long as "
                    + (one ? "a foreign key refers to it." : "foreign keys refer to it.") + "\n    table         "
                    + table.name() + "\n    key           " + key + "\n    "
                    + (one ? "foreign key   " : "foreign keys  ")
                    + references.stream()
                            .map(each ->
                                    each.key().name() + " of " + each.table().name())
                            .collect(Collectors.joining("\n                  "))
                    + "\nDrop " + (one ? "it" : "them") + " before in the revision, and add " + (one ? "it" : "them")
                    + " again after, when the columns have another key:"
                    + references.stream().map(ReferredKeys::lines).collect(Collectors.joining()));
        }
    }

    private static String lines(Reference reference) {
        String alter = "\n    op.alterTable(" + quoted(reference.table().name()) + ", t -> t.";
        ForeignKey key = reference.key();
        String name = quoted(Objects.requireNonNull(key.name()));
        return alter + "dropForeignKey(" + name + "));" + alter + "addForeignKey(" + name + ", "
                + quoted(key.columns()) + ").references(" + quoted(key.referencedTable()) + ", "
                + quoted(key.referencedColumns()) + ")" + actions(key) + rest(key) + ");";
    }

    private static String actions(ForeignKey key) {
        String onDelete = key.onDelete() == Action.CASCADE ? ".onDeleteCascade()" : action("onDelete", key.onDelete());
        return onDelete + action("onUpdate", key.onUpdate());
    }

    private static String action(String method, Action action) {
        return action == Action.NO_ACTION ? "" : "." + method + "(Action." + action.name() + ")";
    }

    private static String rest(ForeignKey key) {
        String deferral =
                switch (key.options().deferral()) {
                    case NOT_DEFERRABLE -> "";
                    case DEFERRABLE -> ".deferrable()";
                    case DEFERRED -> ".initiallyDeferred()";
                };
        return deferral + (key.options().matchFull() ? ".matchFull()" : "");
    }

    private static String quoted(List<Identifier> names) {
        return names.stream().map(ReferredKeys::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(Object name) {
        return JavaText.quote(name.toString());
    }
}
