package dev.migrate.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table with its columns, constraints and indexes.
 *
 * <p>All three keep the order they were given in, and none of the orders counts for equality: tables that differ only in
 * the order of their columns are equal. Nor do the options count.
 *
 * @param comment the comment, or null for none
 * @param options what an inspector found that only its dialect needs to know, to make the table again as it was, and what
 *     an author says of it for one database
 */
public record Table(
        TableName name,
        Map<Identifier, Column> columns,
        Set<Constraint> constraints,
        Set<Index> indexes,
        @Nullable String comment,
        Set<TableOption> options) {

    /** Copies the parts, keeping their order. */
    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constraints = Collections.unmodifiableSet(new LinkedHashSet<>(constraints));
        indexes = Collections.unmodifiableSet(new LinkedHashSet<>(indexes));
        options = Collections.unmodifiableSet(new LinkedHashSet<>(options));
    }

    /**
     * Creates a table without options.
     *
     * @throws IllegalArgumentException if two columns have one name
     */
    public static Table of(
            TableName name,
            Collection<Column> columns,
            Collection<? extends Constraint> constraints,
            Collection<Index> indexes,
            @Nullable String comment) {
        Map<Identifier, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("Table " + name + " has two columns named " + column.name() + ".");
            }
        }
        return new Table(
                name, byName, new LinkedHashSet<>(constraints), new LinkedHashSet<>(indexes), comment, Set.of());
    }

    /** Returns the column of a name, or null. */
    public @Nullable Column column(Identifier columnName) {
        return columns.get(columnName);
    }

    /** Returns the constraint of a name, or null. */
    public @Nullable Constraint constraint(Identifier constraintName) {
        return constraints.stream()
                .filter(each -> constraintName.equals(each.name()))
                .findFirst()
                .orElse(null);
    }

    /** Returns the index of a name, or null. */
    public @Nullable Index index(Identifier indexName) {
        return indexes.stream()
                .filter(each -> indexName.equals(each.name()))
                .findFirst()
                .orElse(null);
    }

    /** Returns what a constraint is said to be for, as far as that is known; it counts for no difference. */
    public @Nullable String constraintComment(Identifier constraintName) {
        return options.stream()
                .filter(each -> each.isCommentOf(constraintName))
                .map(TableOption::value)
                .findFirst()
                .orElse(null);
    }

    /** Returns this table with another comment on a constraint, or none. */
    public Table withConstraintComment(Identifier constraintName, @Nullable String newComment) {
        Set<TableOption> others = new LinkedHashSet<>(options);
        others.removeIf(each -> each.isCommentOf(constraintName));
        if (newComment != null) {
            others.add(TableOption.commentOf(constraintName, newComment));
        }
        return withOptions(others);
    }

    /** Returns the primary key, or null. */
    public Constraint.@Nullable PrimaryKey primaryKey() {
        return constraintsOf(Constraint.PrimaryKey.class).findFirst().orElse(null);
    }

    /** Returns the foreign keys. */
    public List<Constraint.ForeignKey> foreignKeys() {
        return constraintsOf(Constraint.ForeignKey.class).toList();
    }

    /** Returns whether a foreign key refers to a table. */
    public boolean refersTo(TableName table) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.ForeignKey key
                    && key.referencedTable().equals(table)) {
                return true;
            }
        }
        return false;
    }

    private <C extends Constraint> Stream<C> constraintsOf(Class<C> type) {
        return constraints.stream().filter(type::isInstance).map(type::cast);
    }

    /** Returns what authors have said of this table for one database or another, in order of the databases' names. */
    public List<TableOption> clauses() {
        return options.stream()
                .filter(TableOption::isClause)
                .sorted(Comparator.comparing(TableOption::dialect).thenComparing(TableOption::value))
                .toList();
    }

    /** Returns what authors have said of this table for a database, or an empty text. */
    public String clause(String dialect) {
        return clauses().stream()
                .filter(each -> each.dialect().equals(dialect))
                .map(TableOption::value)
                .collect(Collectors.joining(" "));
    }

    /** Returns this table under another name. */
    public Table withName(TableName newName) {
        return new Table(newName, columns, constraints, indexes, comment, options);
    }

    /** Returns this table with other columns. */
    public Table withColumns(Collection<Column> newColumns) {
        return of(name, newColumns, constraints, indexes, comment).withOptions(options);
    }

    /** Returns this table with another column in the place of the one of a name. */
    public Table withColumn(Identifier old, Column column) {
        return withColumns(columns.values().stream()
                .map(each -> each.name().equals(old) ? column : each)
                .toList());
    }

    /** Returns this table with other constraints. */
    public Table withConstraints(Collection<? extends Constraint> newConstraints) {
        return new Table(name, columns, new LinkedHashSet<>(newConstraints), indexes, comment, options);
    }

    /** Returns this table with other indexes. */
    public Table withIndexes(Collection<Index> newIndexes) {
        return new Table(name, columns, constraints, new LinkedHashSet<>(newIndexes), comment, options);
    }

    /** Returns this table with another comment. */
    public Table withComment(@Nullable String newComment) {
        return new Table(name, columns, constraints, indexes, newComment, options);
    }

    /** Returns this table with other options. */
    public Table withOptions(Collection<TableOption> newOptions) {
        return new Table(name, columns, constraints, indexes, comment, new LinkedHashSet<>(newOptions));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table that
                && name.equals(that.name)
                && columns.equals(that.columns)
                && constraints.equals(that.constraints)
                && indexes.equals(that.indexes)
                && Objects.equals(comment, that.comment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, columns, constraints, indexes, comment);
    }
}
