package dev.migrate.op;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records what a revision does, in the order of the calls. Nothing is done to a database while it records.
 *
 * <p>Names are written as in SQL; {@code `Name`} between backticks is exact, {@code schema.table} names a table in
 * another schema. Not for use by several threads.
 *
 * <pre>{@code
 * op.createTable("team", t -> {
 *     t.column("id", bigint()).notNull();
 *     t.primaryKey("pk_team", "id");
 * });
 * op.alterTable("account", t -> t.addColumn("team_id", bigint()));
 * op.createIndex("ix_account_team_id", "account", "team_id");
 * }</pre>
 */
public final class Operations extends ObjectOperations {

    private final String dialect;
    private final List<Recorded> recorded = new ArrayList<>();
    private boolean open = true;

    /** Creates a recorder for a database, named as {@link #dialect()} returns it. */
    public Operations(String dialect) {
        this.dialect = dialect;
    }

    /** Returns the database's name: {@code postgresql}, {@code h2}, {@code sqlite}, {@code mysql} or {@code mariadb}. */
    public String dialect() {
        return dialect;
    }

    /** Creates a schema. */
    public void createSchema(String name) {
        add(new CreateSchema(Identifier.of(name)));
    }

    /** Drops an empty schema. */
    public void dropSchema(String name) {
        add(new DropSchema(Identifier.of(name)));
    }

    /** Creates a table. */
    public void createTable(String name, Consumer<TableSpec> definition) {
        TableSpec spec = new TableSpec(TableName.of(name));
        definition.accept(spec);
        add(new CreateTable(spec.toTable()));
    }

    /** Changes a table, in the order of the calls. */
    public void alterTable(String name, Consumer<AlterTableSpec> changes) {
        AlterTableSpec spec = new AlterTableSpec();
        changes.accept(spec);
        add(new AlterTable(TableName.of(name), spec.toChanges()));
    }

    /** Drops a table with all its rows. */
    public void dropTable(String name) {
        add(new DropTable(TableName.of(name)));
    }

    /** Gives a table another name; rows, constraints, indexes and foreign keys to it stay. */
    public void renameTable(String from, String to) {
        add(new RenameTable(TableName.of(from), Identifier.of(to)));
    }

    /** Creates an index of columns in ascending order. */
    public void createIndex(String name, String table, String... columns) {
        createIndex(name, table, i -> i.columns(columns));
    }

    /** Creates an index with all that one can say of it. */
    public void createIndex(String name, String table, Consumer<IndexSpec> definition) {
        IndexSpec spec = new IndexSpec(Identifier.of(name));
        definition.accept(spec);
        add(new CreateIndex(TableName.of(table), spec.toIndex(), spec.isConcurrent()));
    }

    /** Drops an index; the columns, where given, find it under another name. */
    public void dropIndex(String name, String table, String... columns) {
        add(new DropIndex(TableName.of(table), Identifier.of(name), identifiers(columns)));
    }

    /** Drops an index while rows are written, outside a transaction, where the database has a statement for that. */
    public void dropIndexConcurrently(String name, String table, String... columns) {
        add(new DropIndex(TableName.of(table), Identifier.of(name), identifiers(columns), true));
    }

    /**
     * Creates what is not there yet: schemas, tables, columns, constraints, indexes, sequences, enum types, domains, views, routines
     * and triggers. An index of that name that is another one is refused; of all else the name counts, and of routines the
     * types of the arguments.
     */
    public void ifNotExists(Consumer<Operations> creations) {
        for (Operation each : effect(creations)) {
            add(new IfNeeded(each));
        }
    }

    /**
     * Drops what is still there: schemas, tables, columns, constraints, indexes, sequences, enum types, domains, views, routines and
     * triggers.
     */
    public void ifExists(Consumer<Operations> drops) {
        for (Operation each : effect(drops)) {
            add(new IfNeeded(each));
        }
    }

    /** Gives an index another name. */
    public void renameIndex(String table, String from, String to) {
        add(new RenameIndex(TableName.of(table), Identifier.of(from), Identifier.of(to)));
    }

    /**
     * Puts a table with its rows into another schema. H2 has no statement for that and SQLite no schemas: there it is refused.
     *
     * @param schema the schema, or null for the default one
     */
    public void setSchema(String table, @Nullable String schema) {
        add(new SetSchema(TableName.of(table), schema == null ? null : Identifier.of(schema)));
    }

    /** Gives a schema another name, with all that is in it: PostgreSQL and H2. */
    public void renameSchema(String from, String to) {
        add(new RenameSchema(Identifier.of(from), Identifier.of(to)));
    }

    /**
     * Says whether the database uses an index for queries, which it keeps up to date anyway: MySQL and MariaDB can hide one, to see
     * what would be slow without it before it is dropped. An index that is not there, or is that of a constraint, is refused everywhere.
     */
    public void setIndexVisible(String name, String table, boolean visible) {
        add(new SetIndexVisible(TableName.of(table), Identifier.of(name), visible));
    }

    /**
     * Says what an index is for: all but SQLite, which keeps no comments. MySQL and MariaDB make the index anew.
     *
     * @param comment the comment, or null for none
     */
    public void commentOnIndex(String name, String table, @Nullable String comment) {
        add(new CommentOn(TableName.of(table), true, Identifier.of(name), comment));
    }

    /**
     * Says what a constraint is for: PostgreSQL and H2, the others keep no comments on constraints.
     *
     * @param comment the comment, or null for none
     */
    public void commentOnConstraint(String name, String table, @Nullable String comment) {
        add(new CommentOn(TableName.of(table), false, Identifier.of(name), comment));
    }

    /** Creates a sequence that starts with 1 and counts by 1. */
    public void createSequence(String name) {
        createSequence(name, 1, 1);
    }

    /** Creates a sequence. */
    public void createSequence(String name, long start, long increment) {
        add(new CreateSequence(new Sequence(TableName.of(name), start, increment)));
    }

    /** Creates a sequence with all that one can say of it. */
    public void createSequence(String name, Consumer<SequenceSpec> definition) {
        SequenceSpec spec = new SequenceSpec(TableName.of(name));
        definition.accept(spec);
        add(new CreateSequence(spec.toSequence()));
    }

    /** Drops a sequence. */
    public void dropSequence(String name) {
        add(new DropSequence(TableName.of(name)));
    }

    /** Changes the distance between two numbers of a sequence. */
    public void alterSequence(String name, long increment) {
        add(new AlterSequence(TableName.of(name), increment));
    }

    /** Changes what numbers a sequence gives; the next number stays, unless it is restarted. */
    public void alterSequence(String name, Consumer<AlterSequenceSpec> changes) {
        AlterSequenceSpec spec = new AlterSequenceSpec(name);
        changes.accept(spec);
        add(new AlterSequence(TableName.of(name), spec.toChange()));
    }

    /** Gives a sequence another name; it goes on with the number it would have given next. */
    public void renameSequence(String from, String to) {
        add(new RenameSequence(TableName.of(from), Identifier.of(to)));
    }

    /** Inserts rows of literal values. */
    public void insert(String table, Consumer<InsertSpec> rows) {
        InsertSpec spec = new InsertSpec();
        rows.accept(spec);
        add(new InsertRows(TableName.of(table), spec.columns(), spec.rows(), spec.key()));
    }

    /** Sets columns of the rows that a condition holds of, in one statement. */
    public void update(String table, Consumer<UpdateSpec> changes) {
        add(update("update", table, changes, 0));
    }

    /**
     * Sets columns of many rows, some at a time: what is done is committed, the table is not locked for long, and the log
     * tells how far it is. An upgrade that is interrupted goes on with the rows that are left. So the condition must not
     * hold of a row that is done, as {@code whereIs("country", null)} does where {@code country} is set.
     *
     * <p>The table needs a primary key. SQLite, which one process at a time writes to anyway, and scripts set all rows in
     * one statement.
     *
     * @param batch the most rows that are set at a time; some thousand are a good start
     */
    public void backfill(String table, int batch, Consumer<UpdateSpec> changes) {
        if (batch < 1) {
            throw new IllegalArgumentException(
                    "op.backfill(\"" + table + "\", " + batch + ", …) sets no row at a time.");
        }
        add(update("backfill", table, changes, batch));
    }

    private static UpdateRows update(String verb, String table, Consumer<UpdateSpec> changes, int batch) {
        UpdateSpec spec = new UpdateSpec(verb, table);
        changes.accept(spec);
        return new UpdateRows(TableName.of(table), spec.values(), spec.where(), batch);
    }

    /** Copies rows of one table into another, in one statement. */
    public void copy(String from, String to, Consumer<CopySpec> rows) {
        add(copyRows(from, to, 0, rows));
    }

    /**
     * Copies many rows of one table into another, some at a time: what is copied is committed, and the log tells how far it
     * is. Rows whose primary key the other table has already are left out; so an upgrade that is interrupted goes on with
     * the rows that are left, and no row is copied twice.
     *
     * <p>The table that is copied needs a primary key, all columns of which are copied as they are, best to the key of the
     * other table. SQLite and scripts copy all rows in one statement.
     *
     * @param batch the most rows that are copied at a time; some thousand are a good start
     */
    public void copy(String from, String to, int batch, Consumer<CopySpec> rows) {
        if (batch < 1) {
            throw new IllegalArgumentException(
                    "op.copy(\"" + from + "\", \"" + to + "\", " + batch + ", …) copies no row at a time.");
        }
        add(copyRows(from, to, batch, rows));
    }

    private static CopyRows copyRows(String from, String to, int batch, Consumer<CopySpec> rows) {
        CopySpec spec = new CopySpec(from);
        rows.accept(spec);
        if (spec.values().isEmpty()) {
            throw new IllegalArgumentException("op.copy(\"" + from + "\", \"" + to
                    + "\", …) fills no column. Name columns with columns(…), set(…) or setExpression(…).");
        }
        return new CopyRows(TableName.of(from), TableName.of(to), spec.values(), spec.where(), batch);
    }

    /** Deletes the rows that a condition holds of. */
    public void delete(String table, Consumer<DeleteSpec> rows) {
        DeleteSpec spec = new DeleteSpec(table);
        rows.accept(spec);
        add(new DeleteRows(TableName.of(table), spec.where()));
    }

    /**
     * Executes one statement in the database's own words, passed on as it stands: there are no placeholders. Several
     * statements in one text are refused, and so are those that begin or end a transaction.
     *
     * <p>If the statement changes the schema, say how with {@link #execute(String, Consumer)}, or the revisions can no
     * longer be compared with the model without a database.
     */
    public void execute(String sql) {
        add(new ExecuteSql(sql, null, true));
    }

    /** Executes one statement and says what it does to the schema, in operations that are not executed themselves. */
    public void execute(String sql, Consumer<Operations> effect) {
        add(new ExecuteSql(sql, effect(effect), true));
    }

    /** Executes one statement that cannot run within a transaction. */
    public void executeOutsideTransaction(String sql, Consumer<Operations> effect) {
        add(new ExecuteSql(sql, effect(effect), false));
    }

    private List<Operation> effect(Consumer<Operations> effect) {
        Operations inner = new Operations(dialect);
        effect.accept(inner);
        return inner.operations();
    }

    /**
     * Runs code that reads or writes rows. It sees JDBC and nothing else; {@code op} may not be used within it.
     *
     * @param name what the code does, in a few words; it stands for the code in plans, logs and checksums
     */
    public void run(String name, SqlWork work) {
        add(new RunCode(name, work, List.of(), this));
    }

    /**
     * Runs code that changes the schema by what it finds in the rows, and says what it does to the schema, in operations that
     * are not executed themselves.
     *
     * <p>Where the database commits each change of the schema at once (MySQL, MariaDB, H2), a run that is killed half way
     * leaves a part of it; the next run goes on if the schema shows all of the effect or nothing of it, and asks otherwise.
     * The code runs outside a transaction there and may begin its own, which it has to end.
     *
     * @param name what the code does, in a few words; it stands for the code in plans, logs and checksums
     */
    public void run(String name, SqlWork work, Consumer<Operations> effect) {
        add(new RunCode(name, work, effect(effect), this));
    }

    /** Commits what stands before, before what stands after begins. */
    public void checkpoint() {
        add(new Checkpoint());
    }

    /** Records an operation of one's own. */
    public void invoke(CustomOperation operation) {
        add(operation);
    }

    /** Returns what was recorded, with the lines that recorded it. */
    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    /** Returns the operations that were recorded. */
    public List<Operation> operations() {
        return recorded.stream().map(Recorded::operation).toList();
    }

    /** Begins or ends the execution of {@link #run} code, during which nothing can be recorded. */
    void setOpen(boolean open) {
        this.open = open;
    }

    @Override
    void add(Operation operation) {
        if (!open) {
            throw new IllegalStateException("op cannot be used within op.run: the revision has been recorded already.");
        }
        recorded.add(StackWalker.getInstance().walk(frames -> frames.filter(Operations::isOfRevision)
                .findFirst()
                .map(frame -> new Recorded(operation, frame.getFileName(), frame.getLineNumber()))
                .orElseGet(() -> new Recorded(operation, null, 0))));
    }

    private static boolean isOfRevision(StackWalker.StackFrame frame) {
        return !frame.getClassName().startsWith(Operations.class.getPackageName() + ".");
    }

    static List<Identifier> identifiers(String... names) {
        return Arrays.stream(names).map(Identifier::of).toList();
    }
}
