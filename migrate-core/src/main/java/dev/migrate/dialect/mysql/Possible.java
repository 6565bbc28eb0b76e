package dev.migrate.dialect.mysql;

import dev.migrate.dialect.ConstraintFit;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** Refuses, before anything runs, what the database would refuse or ignore. */
final class Possible {

    private Possible() {}

    static void check(Table table, Product product) {
        for (Column column : table.columns().values()) {
            if (column.identity() != null && !leadsKey(table, column.name())) {
                throw new UnsupportedOperationInDialectException(product.words()
                        + " numbers a column only if a key begins with it.\n    table   " + table.name()
                        + "\n    column  " + column.name()
                        + "\nGive the table a primary key or a unique constraint that begins with the column, in the"
                        + " same operation.");
            }
        }
        for (Constraint constraint : table.constraints()) {
            check(table.name(), constraint, product);
            if (constraint instanceof ForeignKey key && !product.mariaDb()) {
                checkComputed(table, key, product);
            }
        }
    }

    /** What the database changes by itself it does not compute from. */
    private static void checkComputed(Table table, ForeignKey key, Product product) {
        boolean acts = List.of(Action.CASCADE, Action.SET_NULL).contains(key.onDelete())
                || List.of(Action.CASCADE, Action.SET_NULL).contains(key.onUpdate());
        for (Column column : table.columns().values()) {
            Generated generated = column.generated();
            if (acts
                    && generated != null
                    && key.columns().stream().anyMatch(each -> SqlExpressions.mentions(generated.expression(), each))) {
                throw new UnsupportedOperationInDialectException(product.words()
                        + " computes no column from one that a foreign key changes.\n    table        " + table.name()
                        + "\n    column       " + column.name() + "\n    foreign key  " + key.name()
                        + "\nLeave the actions of the foreign key out, or compute the column where it is read.");
            }
        }
    }

    /** Refuses to convert the values of a column that a key holds, which cannot be null for a moment. */
    static void checkConversion(Table table, Identifier column, Product product) {
        for (Constraint constraint : table.constraints()) {
            boolean key = constraint instanceof PrimaryKey || constraint instanceof ForeignKey;
            if (key && constraint.columns().contains(column)) {
                throw new UnsupportedOperationInDialectException(product.words()
                        + " converts the values of a column only outside keys.\n    table   " + table.name()
                        + "\n    column  " + column + "\n    key     " + constraint.name()
                        + "\nDrop the key before, and add it again after.");
            }
        }
    }

    /** Refuses to make an ordinary column of one that keeps no values while something speaks of it. */
    static void checkFilledBeside(Table table, Identifier column, Product product) {
        List<String> mentions = new ArrayList<>();
        table.constraints().stream()
                .filter(each -> each.columns().contains(column)
                        || each instanceof Check check && SqlExpressions.mentions(check.expression(), column))
                .forEach(each -> mentions.add(each.kind().words() + " " + each.name()));
        table.indexes().stream()
                .filter(each -> each.mentions(column))
                .forEach(each -> mentions.add("index " + each.name()));
        if (!mentions.isEmpty()) {
            throw new UnsupportedOperationInDialectException(product.words()
                    + " makes an ordinary column of a virtual one only where nothing speaks of it.\n    table   "
                    + table.name() + "\n    column  " + column + "\n    in      "
                    + String.join("\n            ", mentions)
                    + "\nDrop these before in the revision, and add them again after.");
        }
    }

    private static boolean leadsKey(Table table, Identifier column) {
        boolean key = table.constraints().stream()
                .anyMatch(each -> (each instanceof PrimaryKey || each instanceof Unique)
                        && each.columns().get(0).equals(column));
        return key
                || table.indexes().stream()
                        .anyMatch(each -> column.equals(each.parts().get(0).column()));
    }

    static void check(TableName table, Constraint constraint, Product product) {
        new ConstraintFit(MySqlAbilities.of(product)).check(table, constraint);
        if (constraint instanceof ForeignKey key
                && (key.onDelete() == Action.SET_DEFAULT || key.onUpdate() == Action.SET_DEFAULT)) {
            throw new UnsupportedOperationInDialectException(product.words()
                    + " accepts 'set default' for a foreign key and then refuses each change, as if there were no action."
                    + "\n    foreign key  " + key.name() + "\n    table        " + table
                    + "\nUse another action, or leave it out for " + product.words() + ".");
        }
    }
}
