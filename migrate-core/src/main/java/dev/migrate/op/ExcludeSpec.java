package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.Exclude.Element;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records which pairs of rows an exclusion constraint keeps out: those of which all operators hold. */
public final class ExcludeSpec {

    private final Identifier name;
    private final List<Element> elements = new ArrayList<>();
    private String method = "gist";
    private @Nullable String where;
    private Deferral deferral = Deferral.NOT_DEFERRABLE;

    ExcludeSpec(Identifier name) {
        this.name = name;
    }

    /** Compares a column of two rows by an operator, such as {@code =} or {@code &&}. */
    @CanIgnoreReturnValue
    public ExcludeSpec column(String column, String operator) {
        return add(Part.of(Identifier.of(column)), operator);
    }

    /** Compares a SQL expression over each of two rows by an operator. */
    @CanIgnoreReturnValue
    public ExcludeSpec expression(String sql, String operator) {
        return add(Part.ofExpression(sql), operator);
    }

    private ExcludeSpec add(Part part, String operator) {
        elements.add(new Element(part, operator));
        return this;
    }

    /** Compares what was named last by an operator class. */
    @CanIgnoreReturnValue
    public ExcludeSpec operatorClass(String operatorClass) {
        return change(last().withOperatorClass(operatorClass));
    }

    /** Compares what was named last by a collation of the database. */
    @CanIgnoreReturnValue
    public ExcludeSpec collation(String collation) {
        return change(last().withCollation(collation));
    }

    private Part last() {
        if (elements.isEmpty()) {
            throw new IllegalStateException(
                    "Exclusion constraint " + name + " compares nothing yet: name a column or an expression before.");
        }
        return elements.get(elements.size() - 1).part();
    }

    private ExcludeSpec change(Part part) {
        int last = elements.size() - 1;
        elements.set(last, new Element(part, elements.get(last).operator()));
        return this;
    }

    /** Keeps the rows out by another kind of index than {@code gist}: {@code spgist}, {@code hash} or {@code btree}. */
    @CanIgnoreReturnValue
    public ExcludeSpec using(String kind) {
        method = kind;
        return this;
    }

    /** Compares only rows of which a SQL condition holds. */
    @CanIgnoreReturnValue
    public ExcludeSpec where(String condition) {
        where = condition;
        return this;
    }

    /** Lets a transaction choose that it looks at rows at its end, with {@code set constraints}. */
    @CanIgnoreReturnValue
    public ExcludeSpec deferrable() {
        deferral = Deferral.DEFERRABLE;
        return this;
    }

    /** Looks at rows at the end of each transaction. */
    @CanIgnoreReturnValue
    public ExcludeSpec initiallyDeferred() {
        deferral = Deferral.DEFERRED;
        return this;
    }

    Exclude toExclude() {
        return new Exclude(name, elements, method, where, deferral);
    }
}
