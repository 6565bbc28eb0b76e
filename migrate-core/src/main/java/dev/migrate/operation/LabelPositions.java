package dev.migrate.operation;

import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How numbers become labels of an enumeration, and labels numbers, where the number is the place among the labels from 0.
 *
 * <p>Databases that have a type of labels count from 1, and in an order of their own: their conversion makes other values.
 */
public final class LabelPositions {

    private static final List<TypeName> WHOLE =
            List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT);

    private LabelPositions() {}

    /** Returns whether a type is for whole numbers. */
    public static boolean isWhole(SqlType type) {
        return type instanceof Basic basic && WHOLE.contains(basic.name());
    }

    /** Returns whether labels take the place of numbers, or numbers that of labels. */
    public static boolean areExchanged(SqlType from, SqlType to) {
        return isWhole(from) && to instanceof Enumeration || from instanceof Enumeration && isWhole(to);
    }

    /** Returns the expression that is the label at the place that a column has the number of. */
    public static String labels(Identifier column, List<String> labels) {
        StringBuilder text = start(column);
        for (int i = 0; i < labels.size(); i++) {
            text.append(" when ").append(i).append(" then ").append(literal(labels.get(i)));
        }
        return text.append(" end").toString();
    }

    /** Returns the expression that is the place of the label that a column has. */
    public static String positions(Identifier column, List<String> labels) {
        StringBuilder text = start(column);
        for (int i = 0; i < labels.size(); i++) {
            text.append(" when ")
                    .append(literal(labels.get(i)))
                    .append(" then ")
                    .append(i);
        }
        return text.append(" end").toString();
    }

    private static StringBuilder start(Identifier column) {
        return new StringBuilder("case ").append(name(column));
    }

    /** Returns the name of a column in an expression. */
    static String name(Identifier column) {
        return column.isQuoted() ? "\"" + column.text().replace("\"", "\"\"") + "\"" : column.text();
    }

    private static String literal(String label) {
        return "'" + label.replace("'", "''") + "'";
    }

    /** Returns the expression that takes back a conversion of this class, or null if it is another one. */
    static @Nullable String inverse(SqlType old, SetColumnType change) {
        Identifier column = change.column();
        String using = change.using();
        if (using == null) {
            return null;
        }
        if (change.type() instanceof Enumeration type && using.equals(labels(column, type.labels()))) {
            return positions(column, type.labels());
        }
        return old instanceof Enumeration type && using.equals(positions(column, type.labels()))
                ? labels(column, type.labels())
                : BooleanCodes.inverse(change);
    }
}
