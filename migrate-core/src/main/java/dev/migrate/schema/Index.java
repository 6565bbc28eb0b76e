package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table.
 *
 * @param where the condition of a partial index, or null for all rows
 * @param options what it has besides
 */
public record Index(
        Identifier name,
        List<Part> parts,
        boolean unique,
        @Nullable String where,
        IndexOptions options) {

    /** Copies the parts; where values may repeat, it is all the same whether nulls are distinct. */
    public Index {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an index has at least one column: " + name);
        }
        options = unique ? options : options.withNullsDistinct(true);
    }

    /** Creates an index without options. */
    public Index(Identifier name, List<Part> parts, boolean unique, @Nullable String where) {
        this(name, parts, unique, where, IndexOptions.NONE);
    }

    /** Creates an ordinary index of columns. */
    public static Index of(Identifier name, List<Identifier> columns) {
        return new Index(name, columns.stream().map(Part::of).toList(), false, null);
    }

    /** Returns this index under another name. */
    public Index withName(Identifier newName) {
        return new Index(newName, parts, unique, where, options);
    }

    /** Returns this index with other parts. */
    public Index withParts(List<Part> newParts) {
        return new Index(name, newParts, unique, where, options);
    }

    /** Returns this index with other options. */
    public Index withOptions(IndexOptions newOptions) {
        return new Index(name, parts, unique, where, newOptions);
    }

    /** Returns this index with one column renamed. */
    public Index withColumnRenamed(Identifier from, Identifier to) {
        String condition = where == null ? null : SqlExpressions.renamed(where, from, to);
        return new Index(
                name,
                parts.stream().map(p -> p.withColumnRenamed(from, to)).toList(),
                unique,
                condition,
                options.withInclude(Names.renamed(options.include(), from, to)));
    }

    /** Returns whether the index speaks of a column. */
    public boolean mentions(Identifier column) {
        return where != null && SqlExpressions.mentions(where, column)
                || options.include().contains(column)
                || parts.stream().anyMatch(part -> part.mentions(column));
    }

    /** Returns the columns among the parts, in order. */
    public List<Identifier> columns() {
        return parts.stream().map(Part::column).filter(Objects::nonNull).toList();
    }

    /** Returns the columns among the parts, and those that are only kept in the index. */
    public List<Identifier> allColumns() {
        return Stream.concat(columns().stream(), options.include().stream()).toList();
    }

    /** Returns what of this index every database has: its parts without what one may say besides, and no options. */
    public Index plain() {
        return new Index(name, parts.stream().map(Part::plain).toList(), unique, where);
    }

    /**
     * One column or expression of an index.
     *
     * @param column the column, or null for an expression
     * @param expression the expression, or null for a column
     * @param nulls where rows without a value stand, or null for the database's usual order
     * @param collation the collation's name, or null for that of the column or expression
     * @param operatorClass the operator class in the database's words, or null for the usual one of the type
     */
    public record Part(
            @Nullable Identifier column,
            @Nullable String expression,
            boolean descending,
            @Nullable NullsOrder nulls,
            @Nullable String collation,
            @Nullable String operatorClass) {

        /** Checks that there is either a column or an expression. */
        public Part {
            if ((column == null) == (expression == null)) {
                throw new IllegalArgumentException("a part of an index is either a column or an expression");
            }
        }

        /** Creates a part about which nothing else is said. */
        public Part(@Nullable Identifier column, @Nullable String expression, boolean descending) {
            this(column, expression, descending, null, null, null);
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
            return new Part(column, expression, true, nulls, collation, operatorClass);
        }

        /** Returns this part of another column or expression, one of which is null. */
        public Part withContent(@Nullable Identifier newColumn, @Nullable String newExpression) {
            return new Part(newColumn, newExpression, descending, nulls, collation, operatorClass);
        }

        /** Returns this part with another order of rows without a value. */
        public Part withNulls(@Nullable NullsOrder newNulls) {
            return new Part(column, expression, descending, newNulls, collation, operatorClass);
        }

        /** Returns this part with another collation. */
        public Part withCollation(@Nullable String newCollation) {
            return new Part(column, expression, descending, nulls, newCollation, operatorClass);
        }

        /** Returns this part with another operator class. */
        public Part withOperatorClass(@Nullable String newOperatorClass) {
            return new Part(column, expression, descending, nulls, collation, newOperatorClass);
        }

        /** Returns this part without what one may say besides its direction. */
        public Part plain() {
            return new Part(column, expression, descending);
        }

        boolean mentions(Identifier name) {
            return expression == null ? name.equals(column) : SqlExpressions.mentions(expression, name);
        }

        Part withColumnRenamed(Identifier from, Identifier to) {
            return withContent(
                    from.equals(column) ? to : column,
                    expression == null ? null : SqlExpressions.renamed(expression, from, to));
        }
    }
}
