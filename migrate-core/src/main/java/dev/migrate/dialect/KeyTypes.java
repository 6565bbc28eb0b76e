package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses foreign keys between columns whose types no key can have, as the database would. Of a type in the database's own
 * words, and of a column that is not known, nothing is said.
 */
public final class KeyTypes {

    private final String product;
    private final SchemaView before;
    private final BiPredicate<Basic, Basic> unlike;

    /**
     * Creates it for a schema.
     *
     * @param product the database as its owners write it
     * @param unlike tells whether the database certainly refuses a reference from a type to another one
     */
    public KeyTypes(String product, SchemaView before, BiPredicate<Basic, Basic> unlike) {
        this.product = product;
        this.before = before;
        this.unlike = unlike;
    }

    /**
     * Refuses new foreign keys between columns of unlike types.
     *
     * @param lowered what is done, in the words of the database
     * @throws UnsupportedOperationInDialectException if there is such a foreign key
     */
    public void check(List<Operation> lowered) {
        Table made = null;
        for (Operation operation : lowered) {
            if (operation instanceof CreateTable create) {
                made = create.table();
                made.foreignKeys().forEach(key -> check(create.table(), key));
            } else if (operation instanceof AlterTable alter && lowered.stream().anyMatch(KeyTypes::refers)) {
                Table table = made != null && made.name().equals(alter.table()) ? made : before.table(alter.table());
                made = table == null ? null : check(table, alter.changes());
            }
        }
    }

    private static boolean refers(Operation operation) {
        return operation instanceof AlterTable alter && alter.changes().stream().anyMatch(each -> key(each) != null);
    }

    private static @Nullable ForeignKey key(TableChange change) {
        return change instanceof AddConstraint add && add.constraint() instanceof ForeignKey key ? key : null;
    }

    private Table check(Table table, List<TableChange> changes) {
        Table after = Replay.apply(table, changes);
        for (TableChange change : changes) {
            ForeignKey key = key(change);
            if (key != null) {
                check(after, key);
            }
        }
        return after;
    }

    private void check(Table table, ForeignKey key) {
        Table referenced = key.referencedTable().equals(table.name()) ? table : before.table(key.referencedTable());
        boolean even = key.columns().size() == key.referencedColumns().size();
        for (int i = 0; referenced != null && even && i < key.columns().size(); i++) {
            Column column = table.column(key.columns().get(i));
            Column to = referenced.column(key.referencedColumns().get(i));
            if (column != null
                    && to != null
                    && column.type() instanceof Basic from
                    && to.type() instanceof Basic type
                    && unlike.test(from, type)) {
                throw new UnsupportedOperationInDialectException(product
                        + " has no foreign keys between columns of these types.\n    foreign key  " + key.name()
                        + "\n    column       " + table.name() + "." + column.name() + ", " + from
                        + "\n    refers to    " + referenced.name() + "." + to.name() + ", " + type
                        + "\nGive one of the columns the type of the other one, or leave the foreign key out.");
            }
        }
    }
}
