package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.ColumnPosition;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records what a new column is like; without further words it is nullable. */
public final class ColumnSpec {

    private Column column;
    private @Nullable ColumnPosition position;

    ColumnSpec(Column column) {
        this.column = column;
    }

    /** Refuses null. */
    @CanIgnoreReturnValue
    public ColumnSpec notNull() {
        column = column.withNullable(false);
        return this;
    }

    /** Gives a default: a SQL expression such as {@code 0}, {@code 'new'} or {@code current_timestamp}. */
    @CanIgnoreReturnValue
    public ColumnSpec defaultValue(String expression) {
        column = column.withDefault(new ColumnDefault(expression));
        return this;
    }

    /** Lets the database number the rows, from 1 by 1, where an insert gives no number. */
    @CanIgnoreReturnValue
    public ColumnSpec identity() {
        column = column.withIdentity(Identity.byDefault());
        return this;
    }

    /** Lets the database number the rows where an insert gives no number. */
    @CanIgnoreReturnValue
    public ColumnSpec identity(long start, long increment) {
        column = column.withIdentity(new Identity(false, start, increment));
        return this;
    }

    /** Lets the database number the rows and refuse other numbers. */
    @CanIgnoreReturnValue
    public ColumnSpec identityAlways(long start, long increment) {
        column = column.withIdentity(new Identity(true, start, increment));
        return this;
    }

    /** Lets the database number the rows as the specification says. */
    @CanIgnoreReturnValue
    public ColumnSpec identity(Consumer<IdentitySpec> numbering) {
        column = column.withIdentity(IdentitySpec.of(numbering));
        return this;
    }

    /** Computes the value from a SQL expression over the row's other columns. */
    @CanIgnoreReturnValue
    public ColumnSpec generatedAs(String expression) {
        column = column.withGenerated(new Generated(expression));
        return this;
    }

    /** Sorts and compares by a collation of the database. */
    @CanIgnoreReturnValue
    public ColumnSpec collation(String name) {
        column = column.withCollation(name);
        return this;
    }

    /** Keeps a comment with the column, where the database has comments. */
    @CanIgnoreReturnValue
    public ColumnSpec comment(String text) {
        column = column.withComment(text);
        return this;
    }

    /**
     * Puts a column that is added before all others, on MySQL, MariaDB and H2. PostgreSQL and SQLite add every column behind
     * the others; to a program that names its columns it is all the same.
     */
    @CanIgnoreReturnValue
    public ColumnSpec first() {
        position = ColumnPosition.first();
        return this;
    }

    /** Puts a column that is added behind another one, on MySQL, MariaDB and H2, as {@link #first()} says. */
    @CanIgnoreReturnValue
    public ColumnSpec after(String name) {
        position = ColumnPosition.after(Identifier.of(name));
        return this;
    }

    @Nullable
    ColumnPosition position() {
        return position;
    }

    /** Returns the column of a new table, in which it stands where it is named. */
    Column inNewTable() {
        if (position != null) {
            throw new IllegalStateException("Column " + column.name()
                    + " of a new table stands where it is named: leave first() or after(…) out.");
        }
        return column;
    }

    Column toColumn() {
        return column;
    }
}
