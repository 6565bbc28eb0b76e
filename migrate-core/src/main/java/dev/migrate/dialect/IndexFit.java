package dev.migrate.dialect;

import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.NullsOrder;
import dev.migrate.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits indexes into what a database can: what only makes queries faster is left out where there is no such thing, what
 * decides which rows there can be, or which queries an index serves at all, is refused.
 */
public record IndexFit(Abilities abilities) {

    /** The kinds of indexes that the usual one can stand for. */
    private static final List<String> STOOD_FOR = List.of("hash", "brin");

    /**
     * Refuses an index that only other databases have.
     *
     * @throws UnsupportedOperationInDialectException if the database has no such index
     */
    public void check(TableName table, Index index) {
        require(
                Ability.EXPRESSION_INDEXES,
                index.columns().size() == index.parts().size(),
                table,
                index);
        require(Ability.PARTIAL_INDEXES, index.where() == null, table, index);
        require(
                Ability.COLLATED_INDEXES,
                index.parts().stream().allMatch(part -> part.collation() == null),
                table,
                index);
        require(Ability.EQUAL_NULLS, index.options().nullsDistinct(), table, index);
        checkMethod(table, index);
    }

    private void require(Ability ability, boolean unneeded, TableName table, Index index) {
        if (!unneeded && !abilities.can(ability)) {
            throw abilities.lacks(ability, "index  " + index.name(), "table  " + table);
        }
    }

    private void checkMethod(TableName table, Index index) {
        String method = index.options().method();
        if (method == null || STOOD_FOR.contains(method) && abilities.kind(method) == null) {
            return;
        }
        List<String> facts = List.of("index  " + index.name(), "table  " + table, "kind   " + method);
        if (abilities.kind(method) == null) {
            throw new UnsupportedOperationInDialectException(abilities.product() + " has no indexes of this kind."
                    + Abilities.lines(facts) + "\nCreate it only where op.dialect() is another database.");
        }
        if (index.unique()) {
            throw new UnsupportedOperationInDialectException(
                    abilities.product() + " keeps values unique only by indexes of the usual kind."
                            + Abilities.lines(facts) + "\nLeave the kind out, or the word unique.");
        }
    }

    /** Returns an index in the form in which the database's catalog describes it, but for names and expressions. */
    public Index of(Index index) {
        IndexOptions options = index.options();
        return index.withParts(index.parts().stream().map(this::part).toList())
                .withOptions(new IndexOptions(
                        abilities.can(Ability.INCLUDED_COLUMNS) ? options.include() : List.of(),
                        method(options.method()),
                        options.nullsDistinct(),
                        options.visible() || !abilities.can(Ability.INVISIBLE_INDEXES),
                        abilities.can(Ability.INDEX_COMMENTS) ? options.comment() : null));
    }

    private @Nullable String method(@Nullable String method) {
        String own = method == null ? null : abilities.kind(method);
        return own == null && method != null && !STOOD_FOR.contains(method) ? method : own;
    }

    private Part part(Part part) {
        boolean said = abilities.can(Ability.ORDER_OF_NULLS) && part.nulls() != usual(part);
        return part.withNulls(said ? part.nulls() : null)
                .withOperatorClass(abilities.can(Ability.OPERATOR_CLASSES) ? part.operatorClass() : null);
    }

    /** Returns where rows without a value stand if nothing is said about them. */
    NullsOrder usual(Part part) {
        return part.descending() == abilities.can(Ability.NULLS_LAST) ? NullsOrder.FIRST : NullsOrder.LAST;
    }
}
