package dev.migrate.testing;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Statement;
import dev.migrate.dialect.Transactions;
import dev.migrate.operation.Needed;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A database with rows in its tables that the steps of a story are done to. */
public final class LawBench implements AutoCloseable {

    private static final int ROWS = 3;

    private final LawDatabase kind;
    private final EmptiedDatabase database;
    private final Connection connection;
    private final Dialect dialect;
    private final UnaryOperator<List<Operation>> fault;
    private SQLException refusal = new SQLException();
    private int rowsCompared;
    private int rowsInserted;

    /**
     * Opens an empty database.
     *
     * @param fault what becomes of the operations in the database's words before they are done
     */
    public LawBench(LawDatabase kind, UnaryOperator<List<Operation>> fault) throws SQLException {
        this(kind, EmptiedDatabase.of(kind), fault);
    }

    /** Takes over an empty database with its connection. */
    public LawBench(LawDatabase kind, EmptiedDatabase database, UnaryOperator<List<Operation>> fault)
            throws SQLException {
        this.kind = kind;
        this.fault = fault;
        this.database = database;
        this.connection = database.connection();
        this.dialect = Dialects.onClassPath().of(connection);
    }

    /** Returns the dialect of a database. */
    public static Dialect dialect(LawDatabase kind) throws SQLException {
        try (LawBench bench = new LawBench(kind, UnaryOperator.identity())) {
            return bench.dialect;
        }
    }

    /** Returns the dialect of the database. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the schema as it is. */
    public Schema inspect() throws SQLException {
        return dialect.inspector(connection).read();
    }

    /** Returns the schema after a step as the catalog describes it. */
    public Schema inCatalog(Story.Step step) {
        return dialect.normalizer().normalize(step.after());
    }

    /** Returns the options that tables have after a step. */
    public Map<String, String> options(Story.Step step) {
        return SaidOptions.of(step.after(), dialect.name());
    }

    /** Returns how many rows were there after an operation as they were before. */
    public int rowsCompared() {
        return rowsCompared;
    }

    /** Returns how many operations that make rows were done. */
    public int rowsInserted() {
        return rowsInserted;
    }

    /**
     * Does a step, and returns the rows that are not as they should be. Where the rows are in the way of the step, as
     * null is of NOT NULL, they are removed first.
     */
    public List<String> run(Story.Step step) throws SQLException {
        fill(step);
        if (step.operation() instanceof CopyRows copy) {
            execute(List.of("delete from " + dialect.writer().name(copy.to())), 0);
        }
        Contents expected = contents(step.before());
        boolean makesRows = isOfRows(step.operation());
        List<Operation> lowered = fault.apply(step.lowered());
        List<String> statements = statements(step.before(), lowered);
        if (statements.stream().anyMatch(kind::fillsNulls)) {
            executeWithoutRows(statements, 0);
            return List.of();
        }
        int done = execute(statements, 0);
        if (done < statements.size()) {
            if (kind.knowsAlone(refusal)) {
                throw refusal;
            }
            if (!makesRows) {
                executeWithoutRows(statements, done);
                return List.of();
            }
            return lowered.equals(step.lowered()) || isRefusedAsWell(step)
                    ? List.of()
                    : List.of("refused: " + refusal.getMessage());
        }
        rowsInserted += makesRows ? 1 : 0;
        rowsCompared += expected.rows();
        needed(step.operation(), step.meets()).forEach(expected::follow);
        return expected.missingIn(contents(step.after()));
    }

    /** Returns what an operation, or what it is in own words, comes to where it is done only if needed. */
    public static Stream<Operation> needed(Operation operation, Schema meets) {
        if (operation instanceof ExecuteSql sql) {
            return sql.knownEffect().stream().flatMap(each -> needed(each, meets));
        }
        return operation instanceof IfNeeded conditional
                ? Needed.of(conditional, meets).stream()
                : Stream.of(operation);
    }

    private static boolean isOfRows(Operation operation) {
        return operation instanceof InsertRows
                || operation instanceof UpdateRows
                || operation instanceof DeleteRows
                || operation instanceof CopyRows;
    }

    private boolean isRefusedAsWell(Story.Step step) throws SQLException {
        List<String> right = statements(step.before(), step.lowered());
        return execute(right, 0) < right.size();
    }

    private Contents contents(Schema schema) throws SQLException {
        return Contents.read(connection, dialect.writer(), schema);
    }

    /** Fills the tables that are empty. */
    public void fill(Story.Step step) throws SQLException {
        Contents now = contents(step.before());
        for (Table table : step.meets().tables().values()) {
            List<Column> columns = FittingRows.columns(table);
            for (int i = 1; i <= ROWS && now.isEmpty(table.name()) && !columns.isEmpty(); i++) {
                insert(step.before(), table.name(), columns, i);
            }
        }
    }

    /** A check, a key or another type may be in the way: then the table has a row less. */
    private void insert(Schema state, TableName table, List<Column> columns, int number) throws SQLException {
        InsertRows rows = new InsertRows(
                table, columns.stream().map(Column::name).toList(), List.of(FittingRows.of(columns, number)));
        execute(statements(state, dialect.lowering().rewrite(rows, state)), 0);
    }

    private List<String> statements(Schema before, List<Operation> lowered) {
        List<String> statements = new ArrayList<>();
        Replay state = Replay.from(before);
        for (Operation operation : lowered) {
            dialect.writer().write(operation, state).stream()
                    .map(Statement::sql)
                    .forEach(statements::add);
            state.apply(operation);
        }
        return statements;
    }

    private void executeWithoutRows(List<String> statements, int done) throws SQLException {
        removeRows(inspect());
        if (execute(statements, done) < statements.size()) {
            throw refusal;
        }
    }

    /** Removes the rows of all tables. */
    public void removeRows(Schema schema) throws SQLException {
        execute(kind.foreignKeys(false));
        for (Table table : schema.tables().values()) {
            execute("delete from " + dialect.writer().name(table.name()));
        }
        execute(kind.foreignKeys(true));
    }

    /** Executes statements from one on, and returns the first that is still to be done. */
    private int execute(List<String> statements, int first) throws SQLException {
        Transactions transactions = dialect.transactions(connection);
        boolean together = dialect.capabilities().transactionalDdl();
        if (together && !transactions.begin()) {
            throw new SQLException("the database is busy");
        }
        int done = first;
        try {
            for (; done < statements.size(); done++) {
                execute(statements.get(done));
            }
            if (together) {
                transactions.commit();
            }
            return done;
        } catch (SQLException | MigrateException e) {
            refusal = e instanceof SQLException refused ? refused : new SQLException(e);
            if (together) {
                transactions.rollback();
            }
            return together ? first : done;
        }
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(
                    e.getErrorCode() + " " + e.getMessage() + "\nin: " + sql, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
