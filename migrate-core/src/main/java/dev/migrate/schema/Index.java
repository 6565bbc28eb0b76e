package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table.
 *
 * @param where the condition of a partial index, or null for all rows
 */
public record Index(
        Identifier name,
        List<Part> parts,
        boolean unique,
        @Nullable String where) {

    /** Copies the parts. */
    public Index {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an index has at least one column: " + name);
        }
    }

    /** Creates an ordinary index of columns. */
    public static Index of(Identifier name, List<Identifier> columns) {
        return new Index(name, columns.stream().map(Part::of).toList(), false, null);
    }

    /** Returns this index under another name. */
    public Index withName(Identifier newName) {
        return new Index(newName, parts, unique, where);
    }

    /** Returns this index with one column renamed. */
    public Index withColumnRenamed(Identifier from, Identifier to) {
        String condition = where == null ? null : SqlExpressions.renamed(where, from, to);
        return new Index(
                name, parts.stream().map(p -> p.withColumnRenamed(from, to)).toList(), unique, condition);
    }

    /** Returns whether the index speaks of a column. */
    public boolean mentions(Identifier column) {
        return where != null && SqlExpressions.mentions(where, column)
                || parts.stream().anyMatch(part -> part.mentions(column));
    }

    /** Returns the columns among the parts, in order. */
    public List<Identifier> columns() {
        return parts.stream().map(Part::column).filter(Objects::nonNull).toList();
    }

    /**
     * One column or expression of an index.
     *
     * @param column the column, or null for an expression
     * @param expression the expression, or null for a column
     */
    public record Part(
            @Nullable Identifier column, @Nullable String expression, boolean descending) {

        /** Checks that there is either a column or an expression. */
        public Part {
            if ((column == null) == (expression == null)) {
                throw new IllegalArgumentException("a part of an index is either a column or an expression");
            }
        }

        /** Creates an ascending column. */
        public static Part of(Identifier column) {
            return new Part(column, null, false);
        }

        /** Creates an ascending expression. */
        public static Part ofExpression(String expression) {
            return new Part(null, expression, false);
        }

        /** Returns this part in descending order. */
        public Part asDescending() {
            return new Part(column, expression, true);
        }

        boolean mentions(Identifier name) {
            return expression == null ? name.equals(column) : SqlExpressions.mentions(expression, name);
        }

        Part withColumnRenamed(Identifier from, Identifier to) {
            return new Part(
                    from.equals(column) ? to : column,
                    expression == null ? null : SqlExpressions.renamed(expression, from, to),
                    descending);
        }
    }
}
