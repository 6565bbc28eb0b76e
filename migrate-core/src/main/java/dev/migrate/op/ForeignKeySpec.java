package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what a foreign key refers to. */
public final class ForeignKeySpec {

    private final Identifier name;
    private final List<Identifier> columns;
    private @Nullable TableName table;
    private List<Identifier> referenced = List.of();
    private Action onDelete = Action.NO_ACTION;
    private Action onUpdate = Action.NO_ACTION;
    private KeyOptions options = KeyOptions.NONE;

    ForeignKeySpec(Identifier name, List<Identifier> columns) {
        this.name = name;
        this.columns = columns;
    }

    /** Refers to the columns of a table, one for each of its own. */
    @CanIgnoreReturnValue
    public ForeignKeySpec references(String referencedTable, String... referencedColumns) {
        table = TableName.of(referencedTable);
        referenced = Operations.identifiers(referencedColumns);
        return this;
    }

    /** Deletes the referring rows with the row they refer to. */
    @CanIgnoreReturnValue
    public ForeignKeySpec onDeleteCascade() {
        onDelete = Action.CASCADE;
        return this;
    }

    /** Says what happens to referring rows when the row they refer to is deleted. */
    @CanIgnoreReturnValue
    public ForeignKeySpec onDelete(Action action) {
        onDelete = action;
        return this;
    }

    /** Says what happens to referring rows when the row they refer to gets another key. */
    @CanIgnoreReturnValue
    public ForeignKeySpec onUpdate(Action action) {
        onUpdate = action;
        return this;
    }

    /**
     * Lets a transaction choose that it looks at rows at its end, with {@code set constraints}. Databases on which nobody can
     * choose make an ordinary foreign key of it.
     */
    @CanIgnoreReturnValue
    public ForeignKeySpec deferrable() {
        options = options.withDeferral(Deferral.DEFERRABLE);
        return this;
    }

    /** Looks at rows at the end of each transaction: PostgreSQL and SQLite. */
    @CanIgnoreReturnValue
    public ForeignKeySpec initiallyDeferred() {
        options = options.withDeferral(Deferral.DEFERRED);
        return this;
    }

    /** Refers to nothing only where all of several columns are null, and refuses rows where some are: PostgreSQL. */
    @CanIgnoreReturnValue
    public ForeignKeySpec matchFull() {
        options = options.withMatchFull(true);
        return this;
    }

    /**
     * Leaves the rows that are there alone until {@link AlterTableSpec#validateConstraint} looks at them, so that the tables
     * are locked for a moment only. Databases that have no such foreign keys look at all rows at once.
     */
    @CanIgnoreReturnValue
    public ForeignKeySpec notValid() {
        options = options.withValid(false);
        return this;
    }

    ForeignKey toForeignKey() {
        if (table == null) {
            throw new IllegalStateException(
                    "Foreign key " + name + " refers to nothing: add .references(\"table\", \"column\").");
        }
        return new ForeignKey(name, columns, table, referenced, onDelete, onUpdate, options);
    }
}
