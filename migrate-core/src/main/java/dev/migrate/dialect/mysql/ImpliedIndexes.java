package dev.migrate.dialect.mysql;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The indexes that the database makes by itself for foreign keys: each is named after its key, and exists as long as no
 * other index begins with the key's columns. Nobody asked for them, so the model does not know them.
 *
 * <p>Of two keys with the same columns the later one has the index, of two that begin alike the longer one.
 */
record ImpliedIndexes(Product product) {

    /** Returns the foreign keys that have an index of their own, by name. */
    Map<Identifier, ForeignKey> of(Table table) {
        List<List<Identifier>> known = others(table);
        List<ForeignKey> keys = table.foreignKeys();
        Map<Identifier, ForeignKey> implied = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            ForeignKey key = keys.get(i);
            Identifier name = key.name();
            boolean served = known.stream().anyMatch(each -> beginsWith(each, key.columns())) || isServed(keys, i);
            if (name != null && !served) {
                implied.put(name, key);
            }
        }
        return implied;
    }

    private static boolean isServed(List<ForeignKey> keys, int number) {
        List<Identifier> columns = keys.get(number).columns();
        for (int i = 0; i < keys.size(); i++) {
            List<Identifier> other = keys.get(i).columns();
            boolean longer = other.size() > columns.size();
            if (i != number && beginsWith(other, columns) && (longer || i > number)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the columns that the indexes begin with which somebody asked for. */
    private List<List<Identifier>> others(Table table) {
        List<List<Identifier>> known = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof PrimaryKey || constraint instanceof Unique) {
                known.add(constraint.columns());
            }
        }
        table.indexes().stream()
                .filter(index -> !isLikeImplied(index, table))
                .forEach(index -> known.add(leadingColumns(index)));
        return known;
    }

    /** Returns the table without the indexes that the database would make by itself. */
    Table hidden(Table table) {
        List<List<Identifier>> known = others(table);
        return table.withIndexes(table.indexes().stream()
                .filter(index -> !isLikeImplied(index, table)
                        || known.stream().anyMatch(each -> beginsWith(each, index.columns())))
                .toList());
    }

    /** Returns whether an index is named and made as the one that a foreign key would get. */
    static boolean isLikeImplied(Index index, Table table) {
        return isPlain(index)
                && table.constraint(index.name()) instanceof ForeignKey key
                && key.columns().equals(index.columns());
    }

    private static boolean isPlain(Index index) {
        return !index.unique()
                && index.options().equals(IndexOptions.NONE)
                && index.parts().stream().allMatch(part -> part.column() != null && !part.descending());
    }

    private List<Identifier> leadingColumns(Index index) {
        List<Identifier> columns = new ArrayList<>();
        if (index.options().method() != null) {
            return columns;
        }
        for (Index.Part part : index.parts()) {
            Identifier column = part.column();
            if (column == null || part.descending() && !product.usesDescendingForKeys()) {
                return columns;
            }
            columns.add(column);
        }
        return columns;
    }

    private static boolean beginsWith(List<Identifier> index, List<Identifier> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }
}
