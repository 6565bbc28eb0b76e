package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is done to a database: a value, which interpreters give a meaning. */
public sealed interface Operation
        permits Operation.CreateSchema,
                Operation.DropSchema,
                Operation.CreateTable,
                Operation.DropTable,
                Operation.RenameTable,
                Operation.AlterTable,
                Operation.CreateIndex,
                Operation.DropIndex,
                Operation.RenameIndex,
                Operation.CreateSequence,
                Operation.DropSequence,
                Operation.AlterSequence,
                Operation.RenameSequence,
                Operation.CommentOn,
                SetIndexVisible,
                Operation.ExecuteSql,
                Operation.IfNeeded,
                Operation.Checkpoint,
                Operation.CustomOperation,
                SchemaOperation,
                EnumOperation,
                DefinitionOperation,
                RowOperation {

    /** Calls the method for this operation. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each operation. */
    interface Visitor<R> extends RowOperation.Visitor<R> {

        /** Called for the creation of a schema. */
        R createSchema(CreateSchema operation);

        /** Called for the removal of a schema. */
        R dropSchema(DropSchema operation);

        /** Called for the creation of a table. */
        R createTable(CreateTable operation);

        /** Called for the removal of a table. */
        R dropTable(DropTable operation);

        /** Called for a new name of a table. */
        R renameTable(RenameTable operation);

        /** Called for changes within a table. */
        R alterTable(AlterTable operation);

        /** Called for the creation of an index. */
        R createIndex(CreateIndex operation);

        /** Called for the removal of an index. */
        R dropIndex(DropIndex operation);

        /** Called for a new name of an index. */
        R renameIndex(RenameIndex operation);

        /** Called for the creation of a sequence. */
        R createSequence(CreateSequence operation);

        /** Called for the removal of a sequence. */
        R dropSequence(DropSequence operation);

        /** Called for other numbers of a sequence. */
        R alterSequence(AlterSequence operation);

        /** Called for a new name of a sequence. */
        R renameSequence(RenameSequence operation);

        /** Called for what an index or a constraint is said to be for. */
        R commentOn(CommentOn operation);

        /** Called for whether an index is used. */
        R setIndexVisible(SetIndexVisible operation);

        /** Called for what is done to a schema as a whole, and between two of them. */
        R schema(SchemaOperation operation);

        /** Called for what is done to an enum type. */
        R enumType(EnumOperation operation);

        /** Called for what is done to a view, routine or trigger. */
        R definition(DefinitionOperation operation);

        /** Called for a statement in the database's own words. */
        R executeSql(ExecuteSql operation);

        /** Called for a point at which what stands before is committed. */
        R checkpoint(Checkpoint operation);

        /** Called for an operation that is done only where there is a need. */
        R ifNeeded(IfNeeded operation);

        /** Called for an operation that is none of Migrate's own. */
        R custom(CustomOperation operation);
    }

    /** Creates a schema (a namespace of tables). */
    record CreateSchema(Identifier name) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSchema(this);
        }
    }

    /** Drops a schema, which must be empty. */
    record DropSchema(Identifier name) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSchema(this);
        }
    }

    /** Creates a table with its columns and constraints; its indexes are created on their own. */
    record CreateTable(Table table) implements Operation {

        /** Checks that there are columns and no indexes. */
        public CreateTable {
            if (!table.indexes().isEmpty()) {
                throw new IllegalArgumentException("indexes of " + table.name() + " are created by CreateIndex");
            }
            if (table.columns().isEmpty()) {
                throw new IllegalArgumentException("Table " + table.name() + " needs at least one column.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    /**
     * Drops a table with its indexes and rows.
     *
     * @param replaced whether another table takes its name next, so that foreign keys to it stay
     */
    record DropTable(TableName table, boolean replaced) implements Operation {

        /** Creates the removal of a table that no other one refers to. */
        public DropTable(TableName table) {
            this(table, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    /** Gives a table another name in its schema. */
    record RenameTable(TableName from, Identifier to) implements Operation {

        /** Returns the whole new name. */
        public TableName renamed() {
            return from.sibling(to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    /** Changes a table, in this order. */
    record AlterTable(TableName table, List<TableChange> changes) implements Operation {

        /** Copies the changes. */
        public AlterTable {
            changes = List.copyOf(changes);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterTable(this);
        }
    }

    /**
     * Creates an index.
     *
     * @param concurrently whether rows can be written meanwhile, where the database has a statement for that
     */
    record CreateIndex(TableName table, Index index, boolean concurrently) implements Operation {

        /** Creates an index that is built at once. */
        public CreateIndex(TableName table, Index index) {
            this(table, index, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createIndex(this);
        }
    }

    /**
     * Drops an index.
     *
     * @param columns the columns it is expected to have, or empty where that is not known
     * @param concurrently whether rows can be written meanwhile, where the database has a statement for that
     */
    record DropIndex(TableName table, Identifier name, List<Identifier> columns, boolean concurrently)
            implements Operation {

        /** Drops an index at once. */
        public DropIndex(TableName table, Identifier name, List<Identifier> columns) {
            this(table, name, columns, false);
        }

        /** Copies the columns. */
        public DropIndex {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropIndex(this);
        }
    }

    /** Gives an index another name. */
    record RenameIndex(TableName table, Identifier from, Identifier to) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameIndex(this);
        }
    }

    /** Creates a sequence. */
    record CreateSequence(Sequence sequence) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSequence(this);
        }
    }

    /** Drops a sequence. */
    record DropSequence(TableName name) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSequence(this);
        }
    }

    /** Changes what numbers a sequence gives, or whose it is. */
    record AlterSequence(TableName name, SequenceChange change) implements Operation {

        /** Changes the distance between two numbers. */
        public AlterSequence(TableName name, long increment) {
            this(name, SequenceChange.NONE.withIncrement(increment));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterSequence(this);
        }
    }

    /** Gives a sequence another name in its schema; it goes on with the number it would have given next. */
    record RenameSequence(TableName from, Identifier to) implements Operation {

        /** Returns the whole new name. */
        public TableName renamed() {
            return from.sibling(to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameSequence(this);
        }
    }

    /**
     * Says what an index or a constraint of a table is for, where the database keeps that.
     *
     * @param index whether it is an index, and else a constraint
     * @param comment the comment, or null for none
     */
    record CommentOn(
            TableName table,
            boolean index,
            Identifier name,
            @Nullable String comment) implements Operation {

        /** Returns what says of a new table what its constraints are for. */
        public static List<Operation> constraintsOf(Table table) {
            return table.constraints().stream()
                    .<Operation>mapMulti((each, said) -> {
                        Identifier name = each.name();
                        String comment = name == null ? null : table.constraintComment(name);
                        if (name != null && comment != null) {
                            said.accept(new CommentOn(table.name(), false, name, comment));
                        }
                    })
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.commentOn(this);
        }
    }

    /**
     * Executes one statement in the database's own words.
     *
     * @param effect what the statement does to the schema, or null where that is not said
     * @param transactional whether it can run within a transaction
     */
    record ExecuteSql(String sql, @Nullable List<Operation> effect, boolean transactional) implements Operation {

        /** Copies the effect. */
        public ExecuteSql {
            effect = effect == null ? null : List.copyOf(effect);
        }

        /** Returns whether the schema is unknown after it: it may change the schema and does not say how. */
        public boolean isBarrier() {
            return effect == null && SqlStatements.mayChangeSchema(sql);
        }

        /** Returns what it is known to do to the schema. */
        public List<Operation> knownEffect() {
            return effect == null ? List.of() : effect;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.executeSql(this);
        }
    }

    /** Creates what is not there yet, or drops what is still there; {@link Needed} says of what that can be said. */
    record IfNeeded(Operation operation) implements Operation {

        /** Checks that the operation creates or drops something. */
        public IfNeeded {
            Needed.check(operation);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ifNeeded(this);
        }
    }

    /** Commits what stands before, before what stands after begins. */
    record Checkpoint() implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.checkpoint(this);
        }
    }

    /** An operation that is none of Migrate's own: it brings its own SQL and says what it does to the schema. */
    non-sealed interface CustomOperation extends Operation {

        /** Returns the words that name it in plans, messages and checksums; the same for the same effect. */
        String name();

        /** Returns the statements for a database, named as {@code Dialect.name()} names it. */
        List<String> statements(String dialect);

        /** Returns what it does to the schema; nothing, unless overridden. */
        default List<Operation> effect() {
            return List.of();
        }

        /** Returns the operations that undo it, or null where it cannot be undone. */
        default @Nullable List<Operation> reverse() {
            return null;
        }

        @Override
        default <R> R accept(Visitor<R> visitor) {
            return visitor.custom(this);
        }
    }
}
