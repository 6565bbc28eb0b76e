package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.normal;
import static dev.migrate.dialect.postgresql.PostgreSqlNames.normalOrNull;

import dev.migrate.dialect.Expressions;
import dev.migrate.schema.Constraint;

/** Brings constraints into normal form. */
record NormalConstraints(Expressions expressions) implements Constraint.Visitor<Constraint> {

    @Override
    public Constraint primaryKey(Constraint.PrimaryKey key) {
        return new Constraint.PrimaryKey(normalOrNull(key.name()), normal(key.columns()));
    }

    @Override
    public Constraint unique(Constraint.Unique unique) {
        return new Constraint.Unique(normalOrNull(unique.name()), normal(unique.columns()));
    }

    @Override
    public Constraint foreignKey(Constraint.ForeignKey key) {
        return new Constraint.ForeignKey(
                normalOrNull(key.name()),
                normal(key.columns()),
                normal(key.referencedTable()),
                normal(key.referencedColumns()),
                key.onDelete(),
                key.onUpdate());
    }

    @Override
    public Constraint check(Constraint.Check check) {
        return new Constraint.Check(normalOrNull(check.name()), expressions.normalized(check.expression()));
    }
}
