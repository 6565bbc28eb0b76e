package dev.migrate.dialect.h2;

import dev.migrate.dialect.ConstraintFit;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.IndexFit;
import dev.migrate.dialect.NamesOfConstraints;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings schemas into the form in which H2's catalog describes them. */
final class H2Normalizer {

    /** What is left out of constraints no version has. */
    private static final ConstraintFit FIT = new ConstraintFit(H2Abilities.of(new DatabaseVersion(2, 0)));

    private H2Normalizer() {}

    static Schema normalize(Schema schema, IndexFit fit) {
        return Schema.of(
                H2Names.of(schema.schemas()),
                schema.tables().values().stream()
                        .map(H2Names::of)
                        .map(table -> normal(table)
                                .withIndexes(
                                        table.indexes().stream().map(fit::of).toList()))
                        .toList(),
                schema.sequences().values().stream().map(H2Names::of).toList());
    }

    /** Returns a table whose constraints have names and whose key is not null. */
    static Table normal(Table table) {
        PrimaryKey key = table.primaryKey();
        List<Identifier> notNull = key == null ? List.of() : key.columns();
        return table.withColumns(table.columns().values().stream()
                        .map(each -> normal(each, table.columns().keySet()))
                        .map(each -> notNull.contains(each.name()) ? each.withNullable(false) : each)
                        .toList())
                .withConstraints(constraints(table))
                .withComment(comment(table.comment()));
    }

    private static List<Constraint> constraints(Table table) {
        NamesOfConstraints names = new NamesOfConstraints(table, H2Dialect.MAX_IDENTIFIER);
        return table.constraints().stream()
                .map(constraint -> names.named(normal(constraint, table)))
                .toList();
    }

    /** Returns a constraint of a table; {@code `user`} in a check is its column {@code user}, which is stored as USER. */
    static Constraint normal(Constraint constraint, Table table) {
        return normal(
                constraint instanceof Check check
                        ? check.withExpression(SqlExpressions.resolved(
                                check.expression(), table.columns().keySet(), H2Dialect.WRITER::name))
                        : constraint);
    }

    static Constraint normal(Constraint asked) {
        Constraint constraint = FIT.of(asked);
        if (constraint instanceof Check check) {
            return check.withExpression(H2Expressions.normal(check.expression()));
        }
        if (constraint instanceof ForeignKey key) {
            return key.withActions(normal(key.onDelete()), normal(key.onUpdate()));
        }
        return constraint;
    }

    /** H2 has no deferred constraints, so that restricting and taking no action are one. */
    static Action normal(Action action) {
        return action == Action.RESTRICT ? Action.NO_ACTION : action;
    }

    /** Returns a column of a table with some columns. */
    static Column normal(Column column, Collection<Identifier> columns) {
        Generated generated = column.generated();
        return column.withType(H2Types.normal(column.type()))
                .withDefault(normal(column.defaultValue()))
                .withGenerated(normal(generated, columns))
                .withNullable(column.nullable() && column.identity() == null)
                .withComment(comment(column.comment()));
    }

    /** Returns what a column of a table is computed from, with its names resolved as those in a check are. */
    static @Nullable Generated normal(@Nullable Generated generated, Collection<Identifier> columns) {
        return generated == null
                ? null
                : new Generated(H2Expressions.normal(
                        SqlExpressions.resolved(generated.expression(), columns, H2Dialect.WRITER::name)));
    }

    static @Nullable ColumnDefault normal(@Nullable ColumnDefault value) {
        if (value == null) {
            return null;
        }
        String expression = H2Numbers.next(H2Expressions.normal(value.expression()));
        return expression.equals("null") ? null : new ColumnDefault(expression);
    }

    /** An empty comment is none. */
    static @Nullable String comment(@Nullable String comment) {
        return Objects.equals(comment, "") ? null : comment;
    }
}
