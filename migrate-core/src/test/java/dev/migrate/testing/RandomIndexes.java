package dev.migrate.testing;

import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.NullsOrder;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What indexes have that most of them have not. The index's name decides, so that the seed's other decisions stay as they
 * are.
 */
final class RandomIndexes {

    private final Chance chance;
    private final Set<Trait> traits;
    private final Table table;

    private RandomIndexes(Chance chance, Set<Trait> traits, Table table) {
        this.chance = chance;
        this.traits = traits;
        this.table = table;
    }

    /** Returns an index of a table, or one that has more to say. */
    static Index of(Index index, Table table, Set<Trait> traits) {
        Chance chance = new Chance(index.name().text().hashCode(), false);
        return chance.oneIn(3) ? new RandomIndexes(chance, traits, table).richer(index) : index;
    }

    private Index richer(Index index) {
        Part first = index.parts().get(0);
        boolean single = index.parts().size() == 1 && !index.unique() && !first.descending() && index.where() == null;
        if (single && first.column() != null && chance.oneIn(2)) {
            return kind(index, first.column());
        }
        Index richer = index.withParts(index.parts().stream().map(this::part).toList());
        boolean equalNulls = index.unique() && traits.contains(Trait.EQUAL_NULLS) && chance.oneIn(2);
        return richer.withOptions(new IndexOptions(
                include(index),
                null,
                !equalNulls,
                index.unique() || !chance.oneIn(4),
                traits.contains(Trait.COMMENTS) && chance.oneIn(2) ? "what it's for" : null));
    }

    private Index kind(Index index, Identifier name) {
        Column column = table.column(name);
        boolean text = column != null && isText(column);
        boolean number = column != null
                && column.type() instanceof Basic type
                && List.of(TypeName.INTEGER, TypeName.BIGINT, TypeName.SMALLINT).contains(type.name());
        return text || number
                ? index.withOptions(IndexOptions.NONE.withMethod(number && chance.oneIn(2) ? "brin" : "hash"))
                : index;
    }

    private static boolean isText(Column column) {
        return column.type() instanceof Basic type && type.name() == TypeName.VARCHAR;
    }

    private Part part(Part part) {
        Column column = part.column() == null ? null : table.column(part.column());
        boolean text = column != null && isText(column);
        boolean collated = text && traits.contains(Trait.COLLATIONS) && chance.oneIn(2);
        return part.withNulls(chance.oneIn(2) ? null : chance.pick(List.of(NullsOrder.FIRST, NullsOrder.LAST)))
                .withCollation(collated ? "POSIX" : null)
                .withOperatorClass(text && chance.oneIn(2) ? "text_pattern_ops" : null);
    }

    private List<Identifier> include(Index index) {
        List<Identifier> others = RandomTables.names(
                table,
                column -> !index.columns().contains(column.name())
                        && column.generated() == null
                        && column.type() instanceof Basic);
        List<Identifier> included = new ArrayList<>(others);
        return included.isEmpty() || chance.oneIn(2) ? List.of() : chance.some(included, 2);
    }

    /** Says something of an index, or of a constraint where any database may be spoken of. */
    static CommentOn comment(Chance chance, Set<Trait> traits, Table table, Identifier index, String text) {
        if (!traits.contains(Trait.ANY_VALUES)) {
            return new CommentOn(table.name(), true, index, text);
        }
        String said = chance.oneIn(2) ? null : text;
        return table.constraints().stream()
                .map(Constraint::name)
                .filter(Objects::nonNull)
                .filter(any -> chance.oneIn(2))
                .findFirst()
                .map(constraint -> new CommentOn(table.name(), false, constraint, said))
                .orElseGet(() -> new CommentOn(table.name(), true, index, said));
    }
}
