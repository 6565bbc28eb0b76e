package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.NullsOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Records what an index is made of. */
public final class IndexSpec {

    private final Identifier name;
    private final List<Part> parts = new ArrayList<>();
    private boolean unique;
    private @Nullable String where;
    private boolean concurrently;
    private IndexOptions options = IndexOptions.NONE;

    IndexSpec(Identifier name) {
        this.name = name;
    }

    /** Adds columns in ascending order. */
    @CanIgnoreReturnValue
    public IndexSpec columns(String... names) {
        Operations.identifiers(names).forEach(each -> parts.add(Part.of(each)));
        return this;
    }

    /** Adds a column in descending order. */
    @CanIgnoreReturnValue
    public IndexSpec descending(String column) {
        parts.add(Part.of(Identifier.of(column)).asDescending());
        return this;
    }

    /** Adds a SQL expression in ascending order. */
    @CanIgnoreReturnValue
    public IndexSpec expression(String sql) {
        parts.add(Part.ofExpression(sql));
        return this;
    }

    /** Adds a SQL expression in descending order. */
    @CanIgnoreReturnValue
    public IndexSpec descendingExpression(String sql) {
        parts.add(Part.ofExpression(sql).asDescending());
        return this;
    }

    /** Puts rows without a value before all others in the order of the part added last, where the database can. */
    @CanIgnoreReturnValue
    public IndexSpec nullsFirst() {
        return changeLast("nullsFirst()", part -> part.withNulls(NullsOrder.FIRST));
    }

    /** Puts rows without a value behind all others in the order of the part added last, where the database can. */
    @CanIgnoreReturnValue
    public IndexSpec nullsLast() {
        return changeLast("nullsLast()", part -> part.withNulls(NullsOrder.LAST));
    }

    /** Sorts the part added last by a collation of the database. */
    @CanIgnoreReturnValue
    public IndexSpec collation(String collation) {
        return changeLast("collation(…)", part -> part.withCollation(collation));
    }

    /**
     * Compares the part added last by an operator class of PostgreSQL, such as {@code gin_trgm_ops} or {@code
     * text_pattern_ops}; the other databases have none and leave it out.
     */
    @CanIgnoreReturnValue
    public IndexSpec operatorClass(String operatorClass) {
        return changeLast("operatorClass(…)", part -> part.withOperatorClass(operatorClass));
    }

    private IndexSpec changeLast(String call, UnaryOperator<Part> change) {
        if (parts.isEmpty()) {
            throw new IllegalStateException("Index " + name + " has no part that " + call
                    + " could be about: name a column or an expression before.");
        }
        parts.set(parts.size() - 1, change.apply(parts.get(parts.size() - 1)));
        return this;
    }

    /**
     * Keeps more columns in the index, so that queries find them there and need not read the table. Databases that have no
     * such columns leave them out.
     */
    @CanIgnoreReturnValue
    public IndexSpec include(String... columns) {
        options = options.withInclude(Operations.identifiers(columns));
        return this;
    }

    /**
     * Makes an index of another kind than the usual b-tree: {@code hash}, {@code gin}, {@code gist}, {@code spgist} or {@code
     * brin} on PostgreSQL, {@code fulltext} on MySQL and MariaDB, {@code spatial} on these and H2. Databases that have no
     * hash or BRIN indexes make the usual one; other kinds that they lack are refused.
     */
    @CanIgnoreReturnValue
    public IndexSpec using(String method) {
        options = options.withMethod(method);
        return this;
    }

    /** Keeps the index up to date without using it for queries, where the database can: MySQL and MariaDB. */
    @CanIgnoreReturnValue
    public IndexSpec invisible() {
        options = options.withVisible(false);
        return this;
    }

    /** Says what the index is for, where the database keeps that: all but SQLite. */
    @CanIgnoreReturnValue
    public IndexSpec comment(String text) {
        options = options.withComment(text);
        return this;
    }

    /** Lets a unique index take rows without a value for equal, so that there is one at most: PostgreSQL 15 and H2. */
    @CanIgnoreReturnValue
    public IndexSpec nullsNotDistinct() {
        options = options.withNullsDistinct(false);
        return this;
    }

    /** Allows each combination of values once. */
    @CanIgnoreReturnValue
    public IndexSpec unique() {
        unique = true;
        return this;
    }

    /** Indexes only the rows of which a SQL condition holds, where the database can. */
    @CanIgnoreReturnValue
    public IndexSpec where(String condition) {
        where = condition;
        return this;
    }

    /**
     * Builds the index while rows are written, outside a transaction: what stands before is committed first. Databases that
     * have no such statement create the index as usual.
     */
    @CanIgnoreReturnValue
    public IndexSpec concurrently() {
        concurrently = true;
        return this;
    }

    boolean isConcurrent() {
        return concurrently;
    }

    Index toIndex() {
        return new Index(name, parts, unique, where, options);
    }
}
