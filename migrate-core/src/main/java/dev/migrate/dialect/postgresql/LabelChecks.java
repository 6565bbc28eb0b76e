package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.dialect.ChosenNames;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a table that keep its enumerations to their labels.
 *
 * @param coming the names that other constraints get next
 */
record LabelChecks(PostgreSqlWriter writer, Table table, Set<Identifier> coming) {

    LabelChecks(PostgreSqlWriter writer, Table table) {
        this(writer, table, Set.of());
    }

    /** Returns the table with a check for each enumeration that wants one. */
    Table withChecksOf(Map<Identifier, Enumeration> enumerations) {
        Table changed = table;
        for (Map.Entry<Identifier, Enumeration> each : enumerations.entrySet()) {
            Check check = new LabelChecks(writer, changed).checkFor(each.getKey(), each.getValue());
            if (check != null) {
                List<Constraint> constraints = new ArrayList<>(changed.constraints());
                constraints.add(check);
                changed = changed.withConstraints(constraints);
            }
        }
        return changed;
    }

    /** Returns the check that a column of a type wants, in normal form, or null. */
    @Nullable
    Check checkFor(Identifier column, SqlType type) {
        if (!(type instanceof Enumeration enumeration) || !enumeration.checked() || enumeration.typeName() != null) {
            return null;
        }
        Check check = ChecksOfLabels.check(
                table, column, enumeration, writer, this::isTaken, PostgreSqlDialect.MAX_IDENTIFIER_BYTES);
        Table typed = table.withColumns(List.of(Column.of(column, PostgreSqlTypes.nativeOf(enumeration))));
        return new Check(
                PostgreSqlNames.normalOrNull(check.name()),
                new PostgreSqlNormalizer(writer).expressions(typed).normalized(check.expression()));
    }

    private boolean isTaken(Identifier name) {
        Identifier normal = PostgreSqlNames.normal(name);
        return table.constraint(normal) != null || coming.contains(normal);
    }

    /** Returns the check that keeps a column to labels, or null. */
    @Nullable
    Check of(Identifier column) {
        return ChecksOfLabels.find(table, column, writer);
    }

    /** Returns whether Migrate or PostgreSQL chose the name of a column's check, so that no author speaks of it. */
    boolean isChosen(Check check, Identifier column) {
        String byPostgreSql = table.name().name().folded() + "_" + column.folded() + "_check";
        Identifier name = Objects.requireNonNull(check.name());
        return isByMigrate(check, column) || name.folded().matches(Pattern.quote(byPostgreSql) + "\\d*");
    }

    /** Returns whether Migrate chose the name of a column's check. */
    boolean isByMigrate(Check check, Identifier column) {
        return chosen(table, column, List.of()).equals(check.name());
    }

    /**
     * Returns the name that a constraint has: the check of an author who chose the name that Migrate would have chosen has
     * been renamed with its table, as if it were Migrate's, and is still spoken of by its first name.
     */
    Identifier named(Identifier name) {
        String ofThisTable = "ck_" + table.name().name().folded() + "_";
        if (table.constraint(name) != null
                || !name.folded().startsWith("ck_")
                || name.folded().startsWith(ofThisTable)) {
            return name;
        }
        Identifier column = columnAtEndOf(name.folded());
        if (column == null) {
            return name;
        }
        Check check = of(column);
        return check != null && check.name() != null && isByMigrate(check, column) ? check.name() : name;
    }

    /** Returns the column that a name ends with, the longest of several, or null. */
    private @Nullable Identifier columnAtEndOf(String name) {
        Identifier longest = null;
        for (Identifier column : table.columns().keySet()) {
            boolean isLonger = longest == null
                    || column.folded().length() > longest.folded().length();
            if (isLonger && name.endsWith("_" + column.folded())) {
                longest = column;
            }
        }
        return longest;
    }

    /** Returns the name that Migrate chooses for the check of a column, other than those taken. */
    static Identifier chosen(Table table, Identifier column, List<Identifier> taken) {
        return PostgreSqlNames.normal(ChosenNames.free(
                List.of("ck", table.name().name().folded(), column.folded()),
                name -> taken.contains(PostgreSqlNames.normal(name)),
                PostgreSqlDialect.MAX_IDENTIFIER_BYTES));
    }
}
