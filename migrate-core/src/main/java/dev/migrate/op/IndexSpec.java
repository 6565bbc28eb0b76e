package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what an index is made of. */
public final class IndexSpec {

    private final Identifier name;
    private final List<Part> parts = new ArrayList<>();
    private boolean unique;
    private @Nullable String where;
    private boolean concurrently;

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
        return new Index(name, parts, unique, where);
    }
}
