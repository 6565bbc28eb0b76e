package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.normal;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.Ability;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a column that is computed from something else, or no longer. PostgreSQL has no words for an ordinary column
 * that is to be computed, and before version 17 none for another expression: then the column is made anew. Since version 18
 * computed columns keep no values.
 */
record ComputedColumns(Table table, PostgreSqlWriter writer, PostgreSqlNormalizer normalizer) {

    List<TableChange> lowered(SetColumnGenerated change) {
        Identifier name = normal(change.column());
        Column column = table.column(name);
        Generated wanted = normalized(change.generated());
        if (column == null) {
            return List.of(new SetColumnGenerated(name, wanted));
        }
        if (Objects.equals(column.generated(), wanted)) {
            return List.of();
        }
        Abilities abilities = PostgreSqlAbilities.of(writer.version());
        if (wanted == null) {
            return abilities.can(Ability.VIRTUAL_COLUMNS) && keepsNoValues(name)
                    ? filledBeside(column)
                    : List.of(new SetColumnGenerated(name, null));
        }
        boolean again = column.generated() != null && abilities.can(Ability.OTHER_EXPRESSIONS);
        if (again && !(abilities.can(Ability.VIRTUAL_COLUMNS) && keepsNoValues(name) && hasChecks())) {
            return List.of(new SetColumnGenerated(name, wanted));
        }
        refuseIfMentioned(name);
        return List.of(new DropColumn(name), new AddColumn(column.withGenerated(wanted)));
    }

    private @Nullable Generated normalized(@Nullable Generated generated) {
        return generated == null
                ? null
                : new Generated(normalizer.expressions(table).normalized(generated.expression()));
    }

    /** A column that takes no room can be in no key and no index. */
    private boolean keepsNoValues(Identifier column) {
        return table.indexes().stream().noneMatch(each -> each.mentions(column))
                && table.constraints().stream()
                        .allMatch(
                                each -> each instanceof Check || !each.columns().contains(column));
    }

    /** Where a table has checks, PostgreSQL refuses another expression for a column that keeps no values. */
    private boolean hasChecks() {
        return table.constraints().stream().anyMatch(Check.class::isInstance);
    }

    /** PostgreSQL keeps no values of the column that it could go on with: another one gets them and takes its place. */
    private List<TableChange> filledBeside(Column column) {
        Identifier name = column.name();
        Identifier beside = free(name);
        List<Check> checks = table.constraints().stream()
                .filter(each -> each instanceof Check check && SqlExpressions.mentions(check.expression(), name))
                .map(Check.class::cast)
                .toList();
        List<TableChange> changes = new ArrayList<>();
        checks.forEach(each ->
                changes.add(new DropConstraint(ConstraintKind.CHECK, Objects.requireNonNull(each.name()), List.of())));
        Column ordinary = column.withGenerated(null).withName(beside);
        changes.add(new AddColumn(ordinary.withNullable(true)));
        changes.add(new SetColumnType(
                beside,
                column.type(),
                Objects.requireNonNull(column.generated()).expression()));
        if (!column.nullable()) {
            changes.add(new SetColumnNullable(beside, false));
        }
        changes.add(new DropColumn(name));
        changes.add(new RenameColumn(beside, name));
        checks.forEach(each -> changes.add(new AddConstraint(each)));
        return changes;
    }

    private Identifier free(Identifier column) {
        Identifier name = Identifier.ofPlainOrQuoted("new_" + column.text());
        while (table.column(name) != null) {
            name = Identifier.ofPlainOrQuoted("new_" + name.text());
        }
        return name;
    }

    /** Refuses another type for a column where PostgreSQL would. */
    void refuseAnotherTypeOf(Identifier column) {
        for (Column each : table.columns().values()) {
            Generated generated = each.generated();
            if (generated != null && SqlExpressions.mentions(generated.expression(), column)) {
                throw new UnsupportedOperationInDialectException(
                        "PostgreSQL gives a column another type only if no column is computed from it.\n    table     "
                                + table.name() + "\n    column    " + column + "\n    computed  " + each.name()
                                + "\nDrop the computed column before in the revision, and add it again after.");
            }
        }
    }

    private void refuseIfMentioned(Identifier column) {
        List<String> mentions = new ArrayList<>();
        table.constraints().stream()
                .filter(each -> each.columns().contains(column)
                        || each instanceof Check check && SqlExpressions.mentions(check.expression(), column))
                .forEach(each -> mentions.add(each.kind().words() + " " + each.name()));
        table.indexes().stream()
                .filter(each -> each.mentions(column))
                .forEach(each -> mentions.add("index " + each.name()));
        if (!mentions.isEmpty()) {
            throw new UnsupportedOperationInDialectException(
                    "PostgreSQL makes a column anew to compute it, so nothing may speak of it.\n    table   "
                            + table.name() + "\n    column  " + column + "\n    in      "
                            + String.join("\n            ", mentions)
                            + "\nDrop these before in the revision, and add them again after.");
        }
    }
}
