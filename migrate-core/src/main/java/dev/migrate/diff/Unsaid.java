package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a schema has and no model can say, so that its absence from a model is no difference: somebody has written it into a
 * revision by hand.
 *
 * <p>Of an index that the model has too that is all but its columns, its order, its condition and whether it is unique; an
 * index that has more than these and is not in the model stays. Of a constraint that the model has too it is when it looks at
 * rows, and whether it has looked at those that were there; of a column that has no collation in the model, its collation,
 * and of one that is numbered, how. An exclusion constraint stays. Of a sequence it is its limits, its cache and its owner;
 * one that belongs to a column stays with it.
 */
public final class Unsaid {

    private final Table before;
    private final Table model;

    private Unsaid(Table before, Table model) {
        this.before = before;
        this.model = model;
    }

    /** Returns a model with what the schema it is compared with has, and it cannot say. */
    public static Schema added(Schema model, Schema before) {
        Schema added = model;
        for (Table table : model.tables().values()) {
            Table old = before.table(table.name());
            if (old != null) {
                Table more = new Unsaid(old, table).table();
                added = more.equals(table) ? added : added.with(more);
            }
        }
        return UnsaidOfSequences.added(added, before);
    }

    /** Returns the indexes of a table that have more than a model can say. */
    public static List<Index> indexes(Table table) {
        return table.indexes().stream().filter(each -> !isSaid(each)).toList();
    }

    /** Returns the constraints of a table that have more than a model can say, and those that it cannot say at all. */
    public static List<Constraint> constraints(Table table) {
        return table.constraints().stream()
                .filter(each -> each instanceof Exclude || !each.equals(each.plain()))
                .toList();
    }

    private Table table() {
        return withIndexes(model.withColumns(
                        model.columns().values().stream().map(this::column).toList())
                .withConstraints(constraints()));
    }

    private Column column(Column column) {
        Column old = before.column(column.name());
        if (old == null) {
            return column;
        }
        Column typed = isOwnWord(column.type(), old.type()) ? column.withType(old.type()) : column;
        Column collated = typed.collation() == null ? typed.withCollation(old.collation()) : typed;
        boolean numbered = old.identity() != null && Identity.byDefault().equals(column.identity());
        return numbered ? collated.withIdentity(old.identity()) : collated;
    }

    /** Types that few databases have are in a mapping in the words of PostgreSQL. */
    private static boolean isOwnWord(SqlType said, SqlType known) {
        return said instanceof Raw raw
                && known instanceof Basic basic
                && raw.text()
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(basic.name().own());
    }

    private List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>(
                model.constraints().stream().map(this::constraint).toList());
        before.constraints().stream()
                .filter(each -> each instanceof Exclude exclude
                        && hasColumns(exclude::mentions)
                        && constraints.stream().noneMatch(other -> Objects.equals(other.name(), each.name())))
                .forEach(constraints::add);
        return constraints;
    }

    private boolean hasColumns(Predicate<Identifier> mentioned) {
        return before.columns().keySet().stream().filter(mentioned).allMatch(each -> model.column(each) != null);
    }

    private Constraint constraint(Constraint constraint) {
        List<Constraint> same = before.constraints().stream()
                .filter(each -> !each.equals(each.plain()))
                .filter(each -> TableDiff.content(each.plain()).equals(TableDiff.content(constraint)))
                .toList();
        return same.stream()
                .filter(each -> Objects.equals(each.name(), constraint.name()))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .map(each -> each.withName(constraint.name()))
                .orElse(constraint);
    }

    private Table withIndexes(Table table) {
        List<Index> left = new ArrayList<>(indexes(before));
        if (left.isEmpty()) {
            return table;
        }
        List<Index> indexes = new ArrayList<>();
        for (Index index : model.indexes()) {
            Index same = isSaid(index) ? same(index, left) : null;
            left.remove(same);
            indexes.add(same == null ? index : same.withName(index.name()));
        }
        left.stream().filter(this::fits).forEach(indexes::add);
        return table.withIndexes(indexes);
    }

    private static boolean isSaid(Index index) {
        return index.equals(index.plain());
    }

    private static @Nullable Index same(Index index, List<Index> others) {
        List<Index> same = others.stream()
                .filter(each -> IndexContent.of(each.plain()).equals(IndexContent.of(index)))
                .toList();
        return same.stream()
                .filter(each -> each.name().equals(index.name()))
                .findFirst()
                .orElse(same.isEmpty() ? null : same.get(0));
    }

    /** An index goes with the columns that it is made of, and gives way to one of its name. */
    private boolean fits(Index index) {
        return model.index(index.name()) == null && hasColumns(index::mentions);
    }
}
