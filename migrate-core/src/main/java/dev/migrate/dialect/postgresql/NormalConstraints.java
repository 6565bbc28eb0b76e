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
        return unique.withName(normalOrNull(unique.name())).withColumns(normal(unique.columns()));
    }

    @Override
    public Constraint foreignKey(Constraint.ForeignKey key) {
        return key.withName(normalOrNull(key.name()))
                .withColumns(normal(key.columns()), normal(key.referencedTable()), normal(key.referencedColumns()));
    }

    @Override
    public Constraint check(Constraint.Check check) {
        return check.withName(normalOrNull(check.name())).withExpression(expressions.normalized(check.expression()));
    }
}
