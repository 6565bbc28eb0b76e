package dev.migrate.testing;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.Exclude.Element;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Index.Part;
import dev.migrate.schema.KeyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What constraints have that most of them have not; a constraint's name decides, as with indexes. */
final class RandomConstraints {

    private final Chance chance;
    private final Set<Trait> traits;

    private RandomConstraints(Chance chance, Set<Trait> traits) {
        this.chance = chance;
        this.traits = traits;
    }

    /** Returns whether one in so many constraints has something, as its name decides. */
    static boolean oneIn(int cases, Constraint constraint) {
        return constraint.name() != null && new Chance(constraint.name().text().hashCode() + cases, false).oneIn(cases);
    }

    /** Returns a constraint, or one that has more to say. */
    static Constraint of(Constraint constraint, Set<Trait> traits) {
        if (!oneIn(3, constraint) || constraint.name() == null) {
            return constraint;
        }
        Chance chance = new Chance(constraint.name().text().hashCode(), false);
        return new RandomConstraints(chance, traits).richer(constraint);
    }

    static ForeignKey of(ForeignKey key, Set<Trait> traits) {
        return (ForeignKey) of((Constraint) key, traits);
    }

    private Constraint richer(Constraint constraint) {
        if (constraint instanceof ForeignKey key) {
            boolean full = traits.contains(Trait.FULL_MATCHES) && chance.oneIn(2);
            return key.withOptions(
                    new KeyOptions(full, deferral(traits.contains(Trait.DEFERRED_KEYS)), chance.oneIn(2)));
        }
        if (constraint instanceof PrimaryKey key) {
            return new PrimaryKey(key.name(), key.columns(), deferral(traits.contains(Trait.DEFERRED_UNIQUES)));
        }
        if (constraint instanceof Unique unique) {
            if (traits.contains(Trait.EXCLUSIONS) && chance.oneIn(2)) {
                return exclude(unique);
            }
            boolean equal = traits.contains(Trait.EQUAL_NULLS) && chance.oneIn(2);
            return new Unique(
                    unique.name(), unique.columns(), !equal, deferral(traits.contains(Trait.DEFERRED_UNIQUES)));
        }
        return constraint instanceof Check check ? new Check(check.name(), check.expression(), false) : constraint;
    }

    /** Keeps the same rows out by other words. */
    private Constraint exclude(Unique unique) {
        List<Element> elements = unique.columns().stream()
                .map(column -> new Element(Part.of(column), "="))
                .toList();
        boolean partial = chance.oneIn(2);
        return new Exclude(
                unique.name(),
                elements,
                elements.size() == 1 && chance.oneIn(2) ? "hash" : null,
                partial ? RandomTables.sql(unique.columns().get(0)) + " is not null" : null,
                deferral(true));
    }

    private Deferral deferral(boolean all) {
        List<Deferral> possible = new ArrayList<>(List.of(Deferral.NOT_DEFERRABLE, Deferral.DEFERRABLE));
        if (all) {
            possible.add(Deferral.DEFERRED);
        }
        return chance.pick(possible);
    }
}
