package dev.migrate.operation;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be said of a key over columns that rows have values in, unless another key has seen to these before. */
final class UnmetKeys {

    private static final String FIRST = ": change or delete such rows first";

    private UnmetKeys() {}

    /**
     * Returns what is to be said of columns of which rows may not have the same values, or null.
     *
     * @param before the table as it was before the first operation
     * @param former the names that the columns had in it, or none
     */
    static @Nullable String repeated(Table before, List<Identifier> former, List<Identifier> columns) {
        return former.isEmpty() || isKey(before, former)
                ? null
                : "fails while two rows have the same " + words(columns) + FIRST;
    }

    /**
     * Returns what is to be said of columns that have to refer to rows, or null.
     *
     * @param referenced the name that the table had which they refer to
     */
    static @Nullable String orphans(Table before, List<Identifier> former, ForeignKey key, TableName referenced) {
        boolean known = before.constraints().stream()
                .anyMatch(each -> each instanceof ForeignKey old
                        && old.columns().equals(former)
                        && old.referencedTable().equals(referenced));
        return former.isEmpty() || known
                ? null
                : "fails while " + words(key.columns()) + " of a row refers to no row of " + key.referencedTable()
                        + FIRST;
    }

    /** Returns whether an index lets no rows have the same values, whatever else they hold. */
    static boolean isOfColumns(Index index) {
        return index.unique()
                && index.where() == null
                && index.columns().size() == index.parts().size();
    }

    private static boolean isKey(Table table, List<Identifier> columns) {
        Stream<List<Identifier>> constraints = table.constraints().stream()
                .filter(each -> each instanceof PrimaryKey || each instanceof Unique)
                .map(Constraint::columns);
        Stream<List<Identifier>> indexes =
                table.indexes().stream().filter(UnmetKeys::isOfColumns).map(Index::columns);
        return Stream.concat(constraints, indexes).anyMatch(each -> !each.isEmpty() && columns.containsAll(each));
    }

    private static String words(List<Identifier> columns) {
        return columns.stream().map(Identifier::toString).collect(Collectors.joining(" and "));
    }
}
