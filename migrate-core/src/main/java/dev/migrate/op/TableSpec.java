package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what a new table is made of. */
public final class TableSpec {

    private final TableName name;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final List<Supplier<? extends Constraint>> constraints = new ArrayList<>();
    private final Set<TableOption> clauses = new LinkedHashSet<>();
    private @Nullable String comment;

    TableSpec(TableName name) {
        this.name = name;
    }

    /** Adds a column, nullable until {@link ColumnSpec#notNull()} is called on what is returned. */
    @CanIgnoreReturnValue
    public ColumnSpec column(String columnName, SqlType type) {
        ColumnSpec column = new ColumnSpec(Column.of(Identifier.of(columnName), type));
        columns.add(column);
        return column;
    }

    /** Makes columns the primary key; they need {@code notNull()} of their own. */
    @CanIgnoreReturnValue
    public PrimaryKeySpec primaryKey(String constraintName, String... keyColumns) {
        PrimaryKeySpec key =
                new PrimaryKeySpec(new PrimaryKey(Identifier.of(constraintName), Operations.identifiers(keyColumns)));
        constraints.add(key::toPrimaryKey);
        return key;
    }

    /** Allows each combination of values of these columns once. */
    @CanIgnoreReturnValue
    public UniqueSpec unique(String constraintName, String... uniqueColumns) {
        UniqueSpec unique =
                new UniqueSpec(new Unique(Identifier.of(constraintName), Operations.identifiers(uniqueColumns)));
        constraints.add(unique::toUnique);
        return unique;
    }

    /** Lets columns refer to those of another table, which {@link ForeignKeySpec#references} names. */
    public ForeignKeySpec foreignKey(String constraintName, String... referringColumns) {
        ForeignKeySpec key =
                new ForeignKeySpec(Identifier.of(constraintName), Operations.identifiers(referringColumns));
        constraints.add(key::toForeignKey);
        return key;
    }

    /** Requires a SQL condition of each row. */
    @CanIgnoreReturnValue
    public CheckSpec check(String constraintName, String condition) {
        CheckSpec check = new CheckSpec(new Check(Identifier.of(constraintName), condition));
        constraints.add(check::toCheck);
        return check;
    }

    /** Keeps out pairs of rows, such as those whose ranges overlap: PostgreSQL. */
    public ExcludeSpec exclude(String constraintName) {
        ExcludeSpec exclude = new ExcludeSpec(Identifier.of(constraintName));
        constraints.add(exclude::toExclude);
        return exclude;
    }

    /** Keeps a comment with the table, where the database has comments. */
    public void comment(String text) {
        comment = text;
    }

    /**
     * Says what stands behind the parenthesis of the new table on one database, in its own words; other databases do not see
     * it. On PostgreSQL the word {@code unlogged} at its beginning goes to its place.
     *
     * @param database named as {@link Operations#dialect()} names it
     */
    public void options(String database, String clause) {
        clauses.add(TableOption.clause(database, clause));
    }

    Table toTable() {
        return Table.of(
                        name,
                        columns.stream().map(ColumnSpec::inNewTable).toList(),
                        constraints.stream().map(Supplier::get).toList(),
                        List.of(),
                        comment)
                .withOptions(clauses);
    }
}
