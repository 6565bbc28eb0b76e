package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.normal;
import static dev.migrate.dialect.postgresql.PostgreSqlNames.normalOrNull;

import dev.migrate.dialect.Expressions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import org.jspecify.annotations.Nullable;

/** Brings constraints into normal form. */
record NormalConstraints(Expressions expressions) implements Constraint.Visitor<Constraint> {

    @Override
    public Constraint primaryKey(Constraint.PrimaryKey key) {
        return new Constraint.PrimaryKey(normalOrNull(key.name()), normal(key.columns()), key.deferral());
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

    @Override
    public Constraint exclude(Constraint.Exclude exclude) {
        String where = exclude.where();
        return exclude.withName(normalOrNull(exclude.name()))
                .withContent(
                        exclude.elements().stream()
                                .map(each -> new Constraint.Exclude.Element(
                                        part(each.part(), exclude.method()), each.operator()))
                                .toList(),
                        where == null ? null : expressions.normalized(where));
    }

    private Index.Part part(Index.Part part, @Nullable String method) {
        String expression = part.expression();
        return OperatorClasses.normal(
                part.withContent(
                        normalOrNull(part.column()), expression == null ? null : expressions.normalized(expression)),
                method);
    }
}
