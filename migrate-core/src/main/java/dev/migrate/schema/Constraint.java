package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
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

    /** Returns this constraint without what most constraints have none of: deferral, matching, being not valid yet. */
    default Constraint plain() {
        return this;
    }

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

        /** Called for an exclusion constraint. */
        R exclude(Exclude constraint);
    }

    /**
     * The primary key.
     *
     * @param deferral when it looks at rows
     */
    record PrimaryKey(@Nullable Identifier name, List<Identifier> columns, Deferral deferral) implements Constraint {

        /** Copies the columns. */
        public PrimaryKey {
            columns = Names.atLeastOne(columns);
        }

        /** Creates an ordinary primary key. */
        public PrimaryKey(@Nullable Identifier name, List<Identifier> columns) {
            this(name, columns, Deferral.NOT_DEFERRABLE);
        }

        @Override
        public PrimaryKey plain() {
            return new PrimaryKey(name, columns);
        }

        @Override
        public ConstraintKind kind() {
            return ConstraintKind.PRIMARY_KEY;
        }

        @Override
        public PrimaryKey withName(@Nullable Identifier newName) {
            return new PrimaryKey(newName, columns, deferral);
        }

        @Override
        public PrimaryKey withColumnRenamed(Identifier from, Identifier to) {
            return new PrimaryKey(name, Names.renamed(columns, from, to), deferral);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.primaryKey(this);
        }
    }

    /**
     * A unique constraint.
     *
     * @param nullsDistinct whether rows without a value do not count as equal, as usual
     * @param deferral when it looks at rows
     */
    record Unique(@Nullable Identifier name, List<Identifier> columns, boolean nullsDistinct, Deferral deferral)
            implements Constraint {

        /** Copies the columns. */
        public Unique {
            columns = Names.atLeastOne(columns);
        }

        /** Creates an ordinary unique constraint. */
        public Unique(@Nullable Identifier name, List<Identifier> columns) {
            this(name, columns, true, Deferral.NOT_DEFERRABLE);
        }

        @Override
        public ConstraintKind kind() {
            return ConstraintKind.UNIQUE;
        }

        @Override
        public Unique withName(@Nullable Identifier newName) {
            return new Unique(newName, columns, nullsDistinct, deferral);
        }

        /** Returns this constraint of other columns. */
        public Unique withColumns(List<Identifier> newColumns) {
            return new Unique(name, newColumns, nullsDistinct, deferral);
        }

        /** Returns this constraint looking at rows at another time. */
        public Unique withDeferral(Deferral newDeferral) {
            return new Unique(name, columns, nullsDistinct, newDeferral);
        }

        @Override
        public Unique withColumnRenamed(Identifier from, Identifier to) {
            return withColumns(Names.renamed(columns, from, to));
        }

        @Override
        public Unique plain() {
            return new Unique(name, columns);
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
     * @param options what it has besides
     */
    record ForeignKey(
            @Nullable Identifier name,
            List<Identifier> columns,
            TableName referencedTable,
            List<Identifier> referencedColumns,
            Action onDelete,
            Action onUpdate,
            KeyOptions options)
            implements Constraint {

        /** Copies the columns; it is all the same whether a single column matches in full. */
        public ForeignKey {
            columns = Names.atLeastOne(columns);
            referencedColumns = Names.atLeastOne(referencedColumns);
            if (columns.size() != referencedColumns.size()) {
                throw new IllegalArgumentException("a foreign key refers to as many columns as it has: " + columns
                        + " to " + referencedColumns + " of " + referencedTable);
            }
            options = columns.size() == 1 ? options.withMatchFull(false) : options;
        }

        /** Creates a foreign key without options. */
        public ForeignKey(
                @Nullable Identifier name,
                List<Identifier> columns,
                TableName referencedTable,
                List<Identifier> referencedColumns,
                Action onDelete,
                Action onUpdate) {
            this(name, columns, referencedTable, referencedColumns, onDelete, onUpdate, KeyOptions.NONE);
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
            return new ForeignKey(newName, columns, referencedTable, referencedColumns, onDelete, onUpdate, options);
        }

        @Override
        public ForeignKey withColumnRenamed(Identifier from, Identifier to) {
            return withColumns(Names.renamed(columns, from, to), referencedTable, referencedColumns);
        }

        /** Returns this foreign key referring to other columns, each renamed where it is {@code from}. */
        public ForeignKey withReferencedColumnRenamed(Identifier from, Identifier to) {
            return withColumns(columns, referencedTable, Names.renamed(referencedColumns, from, to));
        }

        /** Returns this foreign key referring to another table. */
        public ForeignKey withReferencedTable(TableName newTable) {
            return withColumns(columns, newTable, referencedColumns);
        }

        /** Returns this foreign key from other columns to others. */
        public ForeignKey withColumns(
                List<Identifier> newColumns, TableName newTable, List<Identifier> newReferencedColumns) {
            return new ForeignKey(name, newColumns, newTable, newReferencedColumns, onDelete, onUpdate, options);
        }

        /** Returns this foreign key with other actions. */
        public ForeignKey withActions(Action newOnDelete, Action newOnUpdate) {
            return new ForeignKey(name, columns, referencedTable, referencedColumns, newOnDelete, newOnUpdate, options);
        }

        /** Returns this foreign key with other options. */
        public ForeignKey withOptions(KeyOptions newOptions) {
            return new ForeignKey(name, columns, referencedTable, referencedColumns, onDelete, onUpdate, newOptions);
        }

        @Override
        public ForeignKey plain() {
            return withOptions(KeyOptions.NONE);
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
     * @param valid whether the rows that were there before have been looked at, as usual
     */
    record Check(@Nullable Identifier name, String expression, boolean valid) implements Constraint {

        /** Creates a check that all rows keep. */
        public Check(@Nullable Identifier name, String expression) {
            this(name, expression, true);
        }

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
            return new Check(newName, expression, valid);
        }

        /** Returns this check of another condition. */
        public Check withExpression(String newExpression) {
            return new Check(name, newExpression, valid);
        }

        @Override
        public Check withColumnRenamed(Identifier from, Identifier to) {
            return withExpression(SqlExpressions.renamed(expression, from, to));
        }

        @Override
        public Check plain() {
            return new Check(name, expression);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.check(this);
        }
    }

    /**
     * A constraint that no two rows may be related by all of some operators, such as ranges that overlap.
     *
     * @param method the kind of index that keeps it, in lower case, or null for the b-tree
     * @param where the condition of the rows that it is about, or null for all rows
     * @param deferral when it looks at rows
     */
    record Exclude(
            @Nullable Identifier name,
            List<Element> elements,
            @Nullable String method,
            @Nullable String where,
            Deferral deferral)
            implements Constraint {

        /**
         * What is compared, and how.
         *
         * @param part the column or expression
         * @param operator the operator, such as {@code =} or {@code &&}
         */
        public record Element(Index.Part part, String operator) {}

        /** Copies the elements; the usual method is none. */
        public Exclude {
            elements = List.copyOf(elements);
            if (elements.isEmpty()) {
                throw new IllegalArgumentException("an exclusion constraint compares at least one column");
            }
            method = IndexOptions.NONE.withMethod(method).method();
        }

        @Override
        public ConstraintKind kind() {
            return ConstraintKind.EXCLUDE;
        }

        @Override
        public List<Identifier> columns() {
            return elements.stream()
                    .map(each -> each.part().column())
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** Returns whether an expression or the condition speaks of a column. */
        public boolean mentions(Identifier column) {
            return where != null && SqlExpressions.mentions(where, column)
                    || elements.stream().anyMatch(each -> each.part().mentions(column));
        }

        @Override
        public Exclude withName(@Nullable Identifier newName) {
            return new Exclude(newName, elements, method, where, deferral);
        }

        /** Returns this constraint of other elements and another condition. */
        public Exclude withContent(List<Element> newElements, @Nullable String newWhere) {
            return new Exclude(name, newElements, method, newWhere, deferral);
        }

        @Override
        public Exclude withColumnRenamed(Identifier from, Identifier to) {
            return withContent(
                    elements.stream()
                            .map(each -> new Element(each.part().withColumnRenamed(from, to), each.operator()))
                            .toList(),
                    where == null ? null : SqlExpressions.renamed(where, from, to));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exclude(this);
        }
    }
}
