package dev.migrate.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table with its columns, constraints and indexes.
 *
 * <p>All three keep the order they were given in, and none of the orders counts for equality: tables that differ only in
 * the order of their columns are equal.
 *
 * @param comment the comment, or null for none
 */
public record Table(
        TableName name,
        Map<Identifier, Column> columns,
        Set<Constraint> constraints,
        Set<Index> indexes,
        @Nullable String comment) {

    /** Copies the parts, keeping their order. */
    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constraints = Collections.unmodifiableSet(new LinkedHashSet<>(constraints));
        indexes = Collections.unmodifiableSet(new LinkedHashSet<>(indexes));
    }

    /**
     * Creates a table.
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
        return new Table(name, byName, new LinkedHashSet<>(constraints), new LinkedHashSet<>(indexes), comment);
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

    /** Returns the primary key, or null. */
    public Constraint.@Nullable PrimaryKey primaryKey() {
        return constraintsOf(Constraint.PrimaryKey.class).findFirst().orElse(null);
    }

    /** Returns the foreign keys. */
    public List<Constraint.ForeignKey> foreignKeys() {
        return constraintsOf(Constraint.ForeignKey.class).toList();
    }

    private <C extends Constraint> Stream<C> constraintsOf(Class<C> type) {
        return constraints.stream().filter(type::isInstance).map(type::cast);
    }

    /** Returns this table under another name. */
    public Table withName(TableName newName) {
        return new Table(newName, columns, constraints, indexes, comment);
    }

    /** Returns this table with other columns. */
    public Table withColumns(Collection<Column> newColumns) {
        return of(name, newColumns, constraints, indexes, comment);
    }

    /** Returns this table with other constraints. */
    public Table withConstraints(Collection<? extends Constraint> newConstraints) {
        return new Table(name, columns, new LinkedHashSet<>(newConstraints), indexes, comment);
    }

    /** Returns this table with other indexes. */
    public Table withIndexes(Collection<Index> newIndexes) {
        return new Table(name, columns, constraints, new LinkedHashSet<>(newIndexes), comment);
    }

    /** Returns this table with another comment. */
    public Table withComment(@Nullable String newComment) {
        return new Table(name, columns, constraints, indexes, newComment);
    }
}
