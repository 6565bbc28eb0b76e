package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.RowFilter;
import dev.migrate.schema.Identifier;
import java.util.Map;

/** The calls that say which rows are meant and what they get. */
final class JavaRows {

    private final JavaLines lines;
    private final JavaValue literals;

    JavaRows(JavaLines lines, Imports imports) {
        this.lines = lines;
        this.literals = new JavaValue(imports);
    }

    void values(Map<Identifier, NewValue> values) {
        values.forEach((column, value) -> lines.add("r." + set(column, value) + ";"));
    }

    private String set(Identifier column, NewValue value) {
        return value.expression() == null
                ? "set(" + literal(column) + ", " + literals.of(value.literal()) + ")"
                : "setExpression(" + literal(column) + ", " + literal(value.expression()) + ")";
    }

    void where(RowFilter where) {
        where.values()
                .forEach((column, value) ->
                        lines.add("r.whereIs(" + literal(column) + ", " + literals.of(value) + ");"));
        where.conditions().forEach(each -> lines.add("r.where(" + literal(each) + ");"));
        if (where.isEmpty()) {
            lines.add("r.everyRow();");
        }
    }
}
