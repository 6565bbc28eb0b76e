package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.operation.TableChange.ValidateConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Records the changes of one table, in the order of the calls. */
public final class AlterTableSpec {

    private final List<Supplier<TableChange>> changes = new ArrayList<>();

    AlterTableSpec() {}

    /** Adds a column, nullable until {@link ColumnSpec#notNull()} is called on what is returned. */
    @CanIgnoreReturnValue
    public ColumnSpec addColumn(String name, SqlType type) {
        ColumnSpec column = new ColumnSpec(Column.of(Identifier.of(name), type));
        changes.add(() -> new AddColumn(column.toColumn(), column.position()));
        return column;
    }

    /** Drops a column with its values; drop what speaks of it before. */
    public void dropColumn(String name) {
        add(new DropColumn(Identifier.of(name)));
    }

    /** Gives a column another name; its values stay, and what speaks of it follows. */
    public void renameColumn(String from, String to) {
        add(new RenameColumn(Identifier.of(from), Identifier.of(to)));
    }

    /** Changes a column by what is called on the result. */
    public AlterColumnSpec alterColumn(String name) {
        return new AlterColumnSpec(Identifier.of(name), changes);
    }

    /** Makes columns the primary key. */
    @CanIgnoreReturnValue
    public PrimaryKeySpec addPrimaryKey(String name, String... columns) {
        PrimaryKeySpec key = new PrimaryKeySpec(new PrimaryKey(Identifier.of(name), Operations.identifiers(columns)));
        changes.add(() -> new AddConstraint(key.toPrimaryKey()));
        return key;
    }

    /** Allows each combination of values of these columns once. */
    @CanIgnoreReturnValue
    public UniqueSpec addUnique(String name, String... columns) {
        UniqueSpec unique = new UniqueSpec(new Unique(Identifier.of(name), Operations.identifiers(columns)));
        changes.add(() -> new AddConstraint(unique.toUnique()));
        return unique;
    }

    /** Lets columns refer to those of another table, which {@link ForeignKeySpec#references} names. */
    public ForeignKeySpec addForeignKey(String name, String... columns) {
        ForeignKeySpec key = new ForeignKeySpec(Identifier.of(name), Operations.identifiers(columns));
        changes.add(() -> new AddConstraint(key.toForeignKey()));
        return key;
    }

    /** Requires a SQL condition of each row. */
    @CanIgnoreReturnValue
    public CheckSpec addCheck(String name, String condition) {
        CheckSpec check = new CheckSpec(new Check(Identifier.of(name), condition));
        changes.add(() -> new AddConstraint(check.toCheck()));
        return check;
    }

    /**
     * Looks at the rows that {@code notValid()} left alone when a foreign key or check was added. PostgreSQL does so while
     * rows are written; the other databases have looked at them already.
     */
    public void validateConstraint(String name) {
        add(new ValidateConstraint(Identifier.of(name)));
    }

    /** Keeps out pairs of rows, such as those whose ranges overlap: PostgreSQL. */
    public ExcludeSpec addExclude(String name) {
        ExcludeSpec exclude = new ExcludeSpec(Identifier.of(name));
        changes.add(() -> new AddConstraint(exclude.toExclude()));
        return exclude;
    }

    /** Drops the primary key; the columns, where given, find it under another name. */
    public void dropPrimaryKey(String name, String... columns) {
        drop(ConstraintKind.PRIMARY_KEY, name, columns);
    }

    /** Drops a unique constraint; the columns, where given, find it under another name. */
    public void dropUnique(String name, String... columns) {
        drop(ConstraintKind.UNIQUE, name, columns);
    }

    /** Drops a foreign key; the columns, where given, find it under another name. */
    public void dropForeignKey(String name, String... columns) {
        drop(ConstraintKind.FOREIGN_KEY, name, columns);
    }

    /** Drops an exclusion constraint; the columns, where given, find it under another name. */
    public void dropExclude(String name, String... columns) {
        drop(ConstraintKind.EXCLUDE, name, columns);
    }

    /** Drops a check. */
    public void dropCheck(String name) {
        drop(ConstraintKind.CHECK, name);
    }

    private void drop(ConstraintKind kind, String name, String... columns) {
        add(new DropConstraint(kind, Identifier.of(name), Operations.identifiers(columns)));
    }

    /** Gives a constraint another name. */
    public void renameConstraint(String from, String to) {
        add(new RenameConstraint(Identifier.of(from), Identifier.of(to)));
    }

    /** Gives the table another comment. */
    public void comment(String text) {
        add(new SetTableComment(text));
    }

    /** Removes the table's comment. */
    public void dropComment() {
        add(new SetTableComment(null));
    }

    /**
     * Gives the table other options on one database, in the words that stand behind the parenthesis of {@code create
     * table} there, such as {@code with (fillfactor = 70)}; those that are not named stay as they are. A character set or
     * collation of MySQL or MariaDB is also that of the columns that have none of their own, whose rows are converted.
     *
     * @param database named as {@link Operations#dialect()} names it
     */
    public void options(String database, String clause) {
        add(new SetTableOptions(database, clause, List.of()));
    }

    /**
     * Takes options off the table on one database, as if nobody had said them.
     *
     * @param database named as {@link Operations#dialect()} names it
     * @param names such as {@code fillfactor}, {@code unlogged} and {@code row_format}
     */
    public void dropOptions(String database, String... names) {
        add(new SetTableOptions(database, "", List.of(names)));
    }

    private void add(TableChange change) {
        changes.add(() -> change);
    }

    List<TableChange> toChanges() {
        return changes.stream().map(Supplier::get).toList();
    }
}
