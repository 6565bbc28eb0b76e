package dev.migrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a table. */
public sealed interface Constraint {

    /** Returns the name, or null where the database has none (SQLite). */
    @Nullable
    Identifier name();

    /** Returns the kind. */
    ConstraintKind kind();

    /** Returns the columns of the table that it speaks of; of a check, those that are known. */
    List<Identifier> columns();

    /** Returns this constraint under another name. */
    Constraint withName(@Nullable Identifier newName);

    /** Returns this constraint of other columns, each renamed where it is {@code from}. */
    Constraint withColumnRenamed(Identifier from, Identifier to);

    /** Calls the method for the kind of this constraint. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of constraint. */
    interface Visitor<R> {

        /** Called for a primary key. */
        R primaryKey(PrimaryKey constraint);

        /** Called for a unique constraint. */
        R unique(Unique constraint);

        /** Called for a foreign key. */
        R foreignKey(ForeignKey constraint);

        /** Called for a check. */
        R check(Check constraint);
    }

    /** The primary key. */
    record PrimaryKey(@Nullable Identifier name, List<Identifier> columns) implements Constraint {

        /** Copies the columns. */
        public PrimaryKey {
            columns = Names.atLeastOne(columns);
        }

        @Override
        public ConstraintKind kind() {
            return ConstraintKind.PRIMARY_KEY;
        }

        @Override
        public PrimaryKey withName(@Nullable Identifier newName) {
            return new PrimaryKey(newName, columns);
        }

        @Override
        public PrimaryKey withColumnRenamed(Identifier from, Identifier to) {
            return new PrimaryKey(name, Names.renamed(columns, from, to));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.primaryKey(this);
        }
    }

    /** A unique constraint. */
    record Unique(@Nullable Identifier name, List<Identifier> columns) implements Constraint {

        /** Copies the columns. */
        public Unique {
            columns = Names.atLeastOne(columns);
        }

        @Override
        public ConstraintKind kind() {
            return ConstraintKind.UNIQUE;
        }

        @Override
        public Unique withName(@Nullable Identifier newName) {
            return new Unique(newName, columns);
        }

        @Override
        public Unique withColumnRenamed(Identifier from, Identifier to) {
            return new Unique(name, Names.renamed(columns, from, to));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unique(this);
        }
    }

    /** What happens to referring rows when the row they refer to is deleted or changes its key. */
    enum Action {
        /** The change is refused at the end of the statement. */
        NO_ACTION("no action"),
        /** The change is refused at once. */
        RESTRICT("restrict"),
        /** The referring rows follow. */
        CASCADE("cascade"),
        /** The referring columns become null. */
        SET_NULL("set null"),
        /** The referring columns become their defaults. */
        SET_DEFAULT("set default");

        private final String sql;

        Action(String sql) {
            this.sql = sql;
        }

        /** Returns the action in SQL's words. */
        public String sql() {
            return sql;
        }
    }

    /**
     * A foreign key.
     *
     * @param referencedColumns the columns referred to, one for each of {@code columns}
     */
    record ForeignKey(
            @Nullable Identifier name,
            List<Identifier> columns,
            TableName referencedTable,
            List<Identifier> referencedColumns,
            Action onDelete,
            Action onUpdate)
            implements Constraint {

        /** Copies the columns. */
        public ForeignKey {
            columns = Names.atLeastOne(columns);
            referencedColumns = Names.atLeastOne(referencedColumns);
            if (columns.size() != referencedColumns.size()) {
                throw new IllegalArgumentException("a foreign key refers to as many columns as it has: " + columns
                        + " to " + referencedColumns + " of " + referencedTable);
            }
        }

        /** Creates a foreign key that refuses changes. */
        public ForeignKey(
                @Nullable Identifier name,
                List<Identifier> columns,
                TableName referencedTable,
                List<Identifier> referencedColumns) {
            this(name, columns, referencedTable, referencedColumns, Action.NO_ACTION, Action.NO_ACTION);
        }

        @Override
        public ConstraintKind kind() {
            return ConstraintKind.FOREIGN_KEY;
        }

        @Override
        public ForeignKey withName(@Nullable Identifier newName) {
            return new ForeignKey(newName, columns, referencedTable, referencedColumns, onDelete, onUpdate);
        }

        @Override
        public ForeignKey withColumnRenamed(Identifier from, Identifier to) {
            return new ForeignKey(
                    name, Names.renamed(columns, from, to), referencedTable, referencedColumns, onDelete, onUpdate);
        }

        /** Returns this foreign key referring to other columns, each renamed where it is {@code from}. */
        public ForeignKey withReferencedColumnRenamed(Identifier from, Identifier to) {
            return new ForeignKey(
                    name, columns, referencedTable, Names.renamed(referencedColumns, from, to), onDelete, onUpdate);
        }

        /** Returns this foreign key referring to another table. */
        public ForeignKey withReferencedTable(TableName newTable) {
            return new ForeignKey(name, columns, newTable, referencedColumns, onDelete, onUpdate);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.foreignKey(this);
        }
    }

    /**
     * A condition that each row keeps.
     *
     * @param expression the SQL condition, without the word {@code check} and its parentheses
     */
    record Check(@Nullable Identifier name, String expression) implements Constraint {

        @Override
        public ConstraintKind kind() {
            return ConstraintKind.CHECK;
        }

        @Override
        public List<Identifier> columns() {
            return List.of();
        }

        @Override
        public Check withName(@Nullable Identifier newName) {
            return new Check(newName, expression);
        }

        @Override
        public Check withColumnRenamed(Identifier from, Identifier to) {
            return new Check(name, SqlExpressions.renamed(expression, from, to));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.check(this);
        }
    }
}
