package dev.migrate.diff;

import dev.migrate.operation.BooleanCodes;
import dev.migrate.operation.LabelPositions;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversion of what is true or false to other words for it, where a check says which words a column holds. */
final class BooleanWords {

    private static final List<TypeName> TEXTS =
            List.of(TypeName.CHAR, TypeName.NCHAR, TypeName.VARCHAR, TypeName.NVARCHAR);

    private BooleanWords() {}

    /** Returns the expression that converts the values, or null where they may mean something else or need none. */
    static @Nullable String using(Table before, Column old, Table after, Column column) {
        BooleanCodes from = codes(before, old);
        BooleanCodes to = codes(after, column);
        boolean ofTexts = isText(old.type()) || isText(column.type());
        return from == null || to == null || !ofTexts ? null : to.of(column.name(), from);
    }

    /** Returns whether the values become other words of the same type. */
    static boolean change(Table before, Column old, Table after, Column column) {
        BooleanCodes from = codes(before, old);
        BooleanCodes to = codes(after, column);
        return from != null && to != null && from != to && isText(old.type()) && isText(column.type());
    }

    private static @Nullable BooleanCodes codes(Table table, Column column) {
        if (column.type() instanceof Basic basic && basic.name() == TypeName.BOOLEAN) {
            return BooleanCodes.BOOLEAN;
        }
        return Arrays.stream(BooleanCodes.values())
                .filter(each -> fits(each, column.type()) && isSaid(each, table, column))
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(BooleanCodes codes, SqlType type) {
        return switch (codes) {
            case BOOLEAN -> false;
            case NUMBER -> LabelPositions.isWhole(type);
            case YES_NO, TRUE_FALSE -> isText(type);
        };
    }

    private static boolean isText(SqlType type) {
        return type instanceof Basic basic && TEXTS.contains(basic.name());
    }

    private static boolean isSaid(BooleanCodes codes, Table table, Column column) {
        String name = column.name().isQuoted()
                ? "\"" + column.name().text() + "\""
                : column.name().text();
        String wanted = ExpressionForm.of(name + " in (" + String.join(", ", codes.words()) + ")");
        return table.constraints().stream()
                .filter(Check.class::isInstance)
                .anyMatch(each -> ExpressionForm.of(((Check) each).expression()).equals(wanted));
    }
}
