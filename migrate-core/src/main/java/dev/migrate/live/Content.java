package dev.migrate.live;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a constraint or an index demands, as a value that is equal where the demand is the same. */
final class Content implements Constraint.Visitor<Object> {

    private static final Content VISITOR = new Content();

    private Content() {}

    static Object of(Constraint constraint) {
        return constraint.accept(VISITOR);
    }

    /** What no model can say of an index is no difference. */
    static Object of(Index index) {
        Index plain = index.plain();
        return List.of("index", plain.parts(), plain.unique(), String.valueOf(plain.where()));
    }

    /** Returns what a unique index has in common with a unique constraint, or the index's own content. */
    static Object asUnique(Index index) {
        boolean plain = index.unique()
                && index.where() == null
                && index.parts().stream().allMatch(part -> part.column() != null && !part.descending());
        return plain ? of(new Unique(null, index.columns())) : of(index);
    }

    /** In which order the columns of a key are named is no difference. */
    @Override
    public Object primaryKey(PrimaryKey constraint) {
        return List.of(constraint.kind(), new TreeSet<>(constraint.columns()));
    }

    @Override
    public Object unique(Unique constraint) {
        return List.of(constraint.kind(), new TreeSet<>(constraint.columns()));
    }

    @Override
    public Object foreignKey(ForeignKey constraint) {
        TreeMap<Identifier, Identifier> pairs = new TreeMap<>();
        for (int i = 0; i < constraint.columns().size(); i++) {
            pairs.put(
                    constraint.columns().get(i), constraint.referencedColumns().get(i));
        }
        return List.of(
                constraint.kind(), pairs, constraint.referencedTable(), constraint.onDelete(), constraint.onUpdate());
    }

    @Override
    public Object exclude(Exclude constraint) {
        return List.of(constraint.kind(), constraint.elements(), String.valueOf(constraint.where()));
    }

    @Override
    public Object check(Check constraint) {
        return List.of(constraint.kind(), Condition.demands(constraint.expression()));
    }
}
