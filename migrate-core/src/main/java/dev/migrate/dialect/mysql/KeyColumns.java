package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses changes of columns that foreign keys hold fast: the database makes them only while the keys are away. */
record KeyColumns(Product product, Table table, SchemaView before) {

    void check(TableChange change) {
        if (change instanceof SetColumnType set) {
            Column column = table.column(set.column());
            if (column != null && !isFree(column.type(), set.type())) {
                refuse(set.column(), "a column another type", keys(set.column(), true));
            }
        } else if (change instanceof SetColumnGenerated set) {
            refuse(set.column(), "a column an expression, or takes it away,", keys(set.column(), true));
        } else if (change instanceof SetColumnCollation set) {
            refuse(set.column(), "a column another collation", keys(set.column(), true));
        } else if (change instanceof SetColumnIdentity set && isOther(set)) {
            refuse(set.column(), "a column a numbering, or takes it away,", keys(set.column(), false));
        } else if (change instanceof RenameColumn rename && isInStored(rename.from())) {
            refuse(rename.from(), "a column that generated columns are made of a new name", keys(rename.from(), true));
        }
    }

    private boolean isOther(SetColumnIdentity change) {
        Column column = table.column(change.column());
        return column != null && (column.identity() == null) != (change.identity() == null);
    }

    private boolean isInStored(Identifier column) {
        return !product.renamesInExpressions()
                && table.columns().values().stream()
                        .map(Column::generated)
                        .anyMatch(each -> each != null && SqlExpressions.mentions(each.expression(), column));
    }

    /** Returns whether a foreign key is made of a column or refers to it. */
    boolean holds(Identifier column) {
        return !keys(column, true).isEmpty();
    }

    /** Returns whether the database looks at a column's foreign keys, but for some, where it copies the table. */
    boolean holdsInCopies(Identifier column, Set<Identifier> dropped) {
        return !product.mariaDb()
                && (table.foreignKeys().stream()
                                .anyMatch(each -> each.columns().contains(column) && !isIn(dropped, each.name()))
                        || !keys(column, false).isEmpty());
    }

    private static boolean isIn(Set<Identifier> names, @Nullable Identifier name) {
        return name != null && names.contains(name);
    }

    /** A varchar may grow under a key, on MySQL. */
    private boolean isFree(SqlType from, SqlType to) {
        SqlType old = MySqlTypes.normal(from, product);
        SqlType wanted = MySqlTypes.normal(to, product);
        boolean grows = !product.mariaDb()
                && old instanceof Basic first
                && wanted instanceof Basic second
                && first.name() == TypeName.VARCHAR
                && second.name() == TypeName.VARCHAR;
        return grows || old.equals(wanted);
    }

    private List<String> keys(Identifier column, boolean own) {
        List<String> keys = new ArrayList<>();
        for (ForeignKey key : own ? table.foreignKeys() : List.<ForeignKey>of()) {
            if (key.columns().contains(column)) {
                keys.add(key.name() + " of " + table.name());
            }
        }
        for (Table other : before.referencing(table.name())) {
            for (ForeignKey key : current(other).foreignKeys()) {
                if (key.referencedTable().equals(table.name())
                        && key.referencedColumns().contains(column)) {
                    keys.add(key.name() + " of " + other.name());
                }
            }
        }
        return keys;
    }

    private Table current(Table other) {
        return other.name().equals(table.name()) ? table : other;
    }

    private void refuse(Identifier column, String what, List<String> keys) {
        if (!keys.isEmpty()) {
            throw new UnsupportedOperationInDialectException(product.words() + " gives " + what
                    + " only if no foreign key is made of it or refers to it.\n    table         " + table.name()
                    + "\n    column        " + column + "\n    foreign keys  "
                    + String.join("\n                  ", keys)
                    + "\nDrop the foreign keys before, and add them again when both of their sides are changed.");
        }
    }
}
