package dev.migrate.dialect;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.TableName;

/**
 * Fits constraints into what a database can: what lets rows pass for a while that are refused in the end anyway is left out
 * where there is no such thing, what decides which rows there can be is refused.
 */
public record ConstraintFit(Abilities abilities) {

    /**
     * Refuses a constraint that only other databases have.
     *
     * @throws UnsupportedOperationInDialectException if the database has no such constraint
     */
    public void check(TableName table, Constraint constraint) {
        require(Ability.EXCLUSIONS, constraint.kind() != ConstraintKind.EXCLUDE, table, constraint);
        if (constraint instanceof ForeignKey key) {
            require(Ability.FULL_MATCHES, !key.options().matchFull(), table, constraint);
            require(Ability.DEFERRED_KEYS, key.options().deferral() != Deferral.DEFERRED, table, constraint);
        } else if (constraint instanceof PrimaryKey key) {
            require(Ability.DEFERRED_UNIQUES, key.deferral() != Deferral.DEFERRED, table, constraint);
        } else if (constraint instanceof Unique unique) {
            require(Ability.EQUAL_NULLS, unique.nullsDistinct(), table, constraint);
            require(Ability.DEFERRED_UNIQUES, unique.deferral() != Deferral.DEFERRED, table, constraint);
        }
    }

    private void require(Ability ability, boolean unneeded, TableName table, Constraint constraint) {
        if (!unneeded && !abilities.can(ability)) {
            throw abilities.lacks(ability, "constraint  " + constraint.name(), "table       " + table);
        }
    }

    /** Returns a constraint in the form in which the database's catalog describes it, but for names and expressions. */
    public Constraint of(Constraint constraint) {
        if (constraint instanceof ForeignKey key) {
            KeyOptions options = key.options();
            return key.withOptions(new KeyOptions(
                    options.matchFull(), deferral(options.deferral()), options.valid() || !keepsRowsUnchecked()));
        }
        if (constraint instanceof PrimaryKey key) {
            return new PrimaryKey(key.name(), key.columns(), deferral(key.deferral()));
        }
        if (constraint instanceof Unique unique) {
            return unique.withDeferral(deferral(unique.deferral()));
        }
        return constraint instanceof Check check
                ? new Check(check.name(), check.expression(), check.valid() || !keepsRowsUnchecked())
                : constraint;
    }

    private boolean keepsRowsUnchecked() {
        return abilities.can(Ability.UNCHECKED_ROWS);
    }

    private Deferral deferral(Deferral asked) {
        return asked == Deferral.DEFERRABLE && !abilities.can(Ability.CHOSEN_DEFERRAL)
                ? Deferral.NOT_DEFERRABLE
                : asked;
    }
}
