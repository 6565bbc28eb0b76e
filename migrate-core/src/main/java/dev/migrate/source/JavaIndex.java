package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;
import static dev.migrate.source.JavaLines.literals;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.NullsOrder;
import java.util.ArrayList;
import java.util.List;

/** An index as calls of {@code IndexSpec}. */
record JavaIndex(JavaLines lines) {

    void write(Index index) {
        List<Identifier> ascending = new ArrayList<>();
        for (Part part : index.parts()) {
            if (part.column() != null && part.equals(Part.of(part.column()))) {
                ascending.add(part.column());
            } else {
                columns(ascending);
                ascending.clear();
                lines.add("i." + part(part) + ";");
            }
        }
        columns(ascending);
        if (index.unique()) {
            lines.add("i.unique();");
        }
        if (index.where() != null) {
            lines.add("i.where(" + literal(index.where()) + ");");
        }
        options(index.options());
    }

    private void columns(List<Identifier> names) {
        if (!names.isEmpty()) {
            lines.add("i.columns(" + literals(names) + ");");
        }
    }

    private static String part(Part part) {
        return content(part)
                + (part.nulls() == null ? "" : part.nulls() == NullsOrder.FIRST ? ".nullsFirst()" : ".nullsLast()")
                + (part.collation() == null ? "" : ".collation(" + literal(part.collation()) + ")")
                + (part.operatorClass() == null ? "" : ".operatorClass(" + literal(part.operatorClass()) + ")");
    }

    private static String content(Part part) {
        if (part.column() != null) {
            return (part.descending() ? "descending(" : "columns(") + literal(part.column()) + ")";
        }
        String expression = part.expression() == null ? "" : part.expression();
        return (part.descending() ? "descendingExpression(" : "expression(") + literal(expression) + ")";
    }

    private void options(IndexOptions options) {
        if (!options.include().isEmpty()) {
            lines.add("i.include(" + literals(options.include()) + ");");
        }
        if (options.method() != null) {
            lines.add("i.using(" + literal(options.method()) + ");");
        }
        if (!options.nullsDistinct()) {
            lines.add("i.nullsNotDistinct();");
        }
        if (!options.visible()) {
            lines.add("i.invisible();");
        }
        if (options.comment() != null) {
            lines.add("i.comment(" + literal(options.comment()) + ");");
        }
    }
}
