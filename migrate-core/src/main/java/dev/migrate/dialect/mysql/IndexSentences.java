package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What belongs to the definition, the coming and the going of an index. */
final class IndexSentences {

    /** As many characters of a large text as Hibernate's columns have, which is well below what a key can hold. */
    private static final int PREFIX = 255;

    private IndexSentences() {}

    /** Returns the words between {@code create} and the index's name. */
    static String kind(Index index) {
        String method = index.options().method();
        return (index.unique() ? "unique " : method == null ? "" : method + " ") + "index ";
    }

    /** Refuses to hide an index that stands for the primary key of a table that has none. */
    static void checkHidden(Index index, @Nullable Table table, TableName name, Product product) {
        boolean mayBeKey = index.unique() && (table == null || table.primaryKey() == null);
        if (mayBeKey && !index.options().visible()) {
            throw new UnsupportedOperationInDialectException(product.words()
                    + " hides no unique index that may stand for a primary key.\n    index  " + index.name()
                    + "\n    table  " + name + "\nGive the table a primary key, or leave invisible() out.");
        }
    }

    /** Returns what stands behind the parts of an index. */
    static String suffix(MySqlWriter writer, Index index) {
        String comment = index.options().comment();
        return (comment == null ? "" : " comment " + MySqlText.literal(comment))
                + (index.options().visible() ? "" : writer.product().invisible());
    }

    /** Returns the parts of an index, in parentheses. */
    static String parts(MySqlWriter writer, @Nullable Table table, Index index) {
        return index.parts().stream()
                .map(part -> part(writer, table, index, part))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String part(MySqlWriter writer, @Nullable Table table, Index index, Index.Part part) {
        Identifier name = part.column();
        String direction = part.descending() ? " desc" : "";
        if (name == null) {
            return "(" + MySqlText.sql(String.valueOf(part.expression())) + ")" + direction;
        }
        Column column = table == null ? null : table.column(name);
        boolean large = column != null && MySqlTypes.isLarge(MySqlTypes.normal(column.type(), writer.product()));
        if (large && index.unique()) {
            throw new UnsupportedOperationInDialectException(
                    writer.product().words() + " cannot keep whole texts or bytes of any length unique.\n    index   "
                            + index.name() + "\n    column  " + name
                            + "\nGive the column a length, or keep a hash of it unique in a generated column.");
        }
        boolean whole = index.options().method() != null;
        return writer.name(name) + (large && !whole ? "(" + PREFIX + ")" : "") + direction;
    }

    /** Returns the removal of indexes that the database made for foreign keys which a new index serves as well. */
    static String superseded(MySqlWriter writer, Table table, Index index) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index);
        return String.join(
                "",
                changes(writer, table, table.withIndexes(indexes)).stream()
                        .map(each -> ", " + each)
                        .toList());
    }

    /** Returns the new indexes of foreign keys that were served by an index which goes. */
    static String needed(MySqlWriter writer, Table table, Identifier gone) {
        List<Index> indexes = table.indexes().stream()
                .filter(each -> !each.name().equals(gone))
                .toList();
        return String.join(
                "",
                changes(writer, table, table.withIndexes(indexes)).stream()
                        .map(each -> ", " + each)
                        .toList());
    }

    /**
     * Returns what becomes of the indexes of foreign keys when a table changes: the database makes one with a new key by
     * itself, but leaves it when the key goes, and lets no other index go that a key needs.
     */
    static List<String> changes(MySqlWriter writer, Table before, Table after) {
        Map<Identifier, ForeignKey> had = new ImpliedIndexes(writer.product()).of(before);
        Map<Identifier, ForeignKey> has = new ImpliedIndexes(writer.product()).of(after);
        List<String> changes = new ArrayList<>();
        had.forEach((name, key) -> {
            boolean kept = has.containsKey(name) || isVisible(after, name) || isVisible(before, name);
            if (!kept) {
                changes.add("drop index " + writer.name(name));
            }
        });
        has.forEach((name, key) -> {
            boolean known = had.containsKey(name) || before.constraint(name) == null || isVisible(after, name);
            if (!known) {
                changes.add("add index " + writer.name(name) + " " + writer.list(key.columns()));
            }
        });
        return changes;
    }

    /** Returns whether the state knows the index, because a revision made it before the key was there. */
    private static boolean isVisible(Table table, Identifier index) {
        return table.index(index) != null;
    }
}
