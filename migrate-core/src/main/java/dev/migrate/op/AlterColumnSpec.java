package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Records the changes of one column, in the order of the calls. */
public final class AlterColumnSpec {

    private final Identifier column;
    private final List<Supplier<TableChange>> changes;

    AlterColumnSpec(Identifier column, List<Supplier<TableChange>> changes) {
        this.column = column;
        this.changes = changes;
    }

    /** Gives it another type; the database converts the values. */
    @CanIgnoreReturnValue
    public AlterColumnSpec type(SqlType type) {
        return add(new SetColumnType(column, type, null));
    }

    /** Gives it another type, its values converted by a SQL expression over the old row. */
    @CanIgnoreReturnValue
    public AlterColumnSpec type(SqlType type, String using) {
        return add(new SetColumnType(column, type, using));
    }

    /** Refuses null from now on. */
    @CanIgnoreReturnValue
    public AlterColumnSpec notNull() {
        return add(new SetColumnNullable(column, false));
    }

    /** Accepts null from now on. */
    @CanIgnoreReturnValue
    public AlterColumnSpec nullable() {
        return add(new SetColumnNullable(column, true));
    }

    /** Gives it a default: a SQL expression. */
    @CanIgnoreReturnValue
    public AlterColumnSpec defaultValue(String expression) {
        return add(new SetColumnDefault(column, new ColumnDefault(expression)));
    }

    /** Removes the default. */
    @CanIgnoreReturnValue
    public AlterColumnSpec dropDefault() {
        return add(new SetColumnDefault(column, null));
    }

    /** Lets the database number the rows, from 1 by 1. */
    @CanIgnoreReturnValue
    public AlterColumnSpec identity() {
        return identity(Identity.byDefault());
    }

    /** Lets the database number the rows. */
    @CanIgnoreReturnValue
    public AlterColumnSpec identity(long start, long increment) {
        return identity(new Identity(false, start, increment));
    }

    /** Lets the database number the rows and refuse other numbers. */
    @CanIgnoreReturnValue
    public AlterColumnSpec identityAlways(long start, long increment) {
        return identity(new Identity(true, start, increment));
    }

    /**
     * Lets the database number the rows as the specification says. Of a column that is numbered already the next number stays.
     */
    @CanIgnoreReturnValue
    public AlterColumnSpec identity(Consumer<IdentitySpec> numbering) {
        return identity(IdentitySpec.of(numbering));
    }

    /** Numbers the rows no longer. */
    @CanIgnoreReturnValue
    public AlterColumnSpec dropIdentity() {
        return add(new SetColumnIdentity(column, null));
    }

    private AlterColumnSpec identity(Identity identity) {
        return add(new SetColumnIdentity(column, identity));
    }

    /**
     * Computes the value from a SQL expression over the row's other columns, or from another one than before; the values that
     * rows have are gone. A default has to be dropped before.
     */
    @CanIgnoreReturnValue
    public AlterColumnSpec generatedAs(String expression) {
        return add(new SetColumnGenerated(column, new Generated(expression)));
    }

    /** Computes the value no longer; rows keep the values they have. */
    @CanIgnoreReturnValue
    public AlterColumnSpec dropGenerated() {
        return add(new SetColumnGenerated(column, null));
    }

    /** Sorts and compares by another collation of the database. */
    @CanIgnoreReturnValue
    public AlterColumnSpec collation(String name) {
        return add(new SetColumnCollation(column, name));
    }

    /** Sorts and compares by the usual collation of the database. */
    @CanIgnoreReturnValue
    public AlterColumnSpec dropCollation() {
        return add(new SetColumnCollation(column, null));
    }

    /** Gives it another comment. */
    @CanIgnoreReturnValue
    public AlterColumnSpec comment(String text) {
        return add(new SetColumnComment(column, text));
    }

    /** Removes the comment. */
    @CanIgnoreReturnValue
    public AlterColumnSpec dropComment() {
        return add(new SetColumnComment(column, null));
    }

    private AlterColumnSpec add(TableChange change) {
        changes.add(() -> change);
        return this;
    }
}
