package dev.migrate.runtime;

import dev.migrate.plan.PlannedStatement;
import dev.migrate.revision.RevisionStep;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal of statements that are committed before their revision is. */
final class Journal {

    /** What the journal says of a statement. */
    enum State {
        PLANNED,
        STARTED,
        DONE,
        FAILED
    }

    /** A statement in the journal. */
    record Entry(
            String revision,
            String direction,
            int seq,
            String statement,
            State state,
            @Nullable String error) {}

    private final Connection connection;
    private final Tables tables;
    private final TableName table;

    Journal(Connection connection, Tables tables, Settings settings) {
        this.connection = connection;
        this.tables = tables;
        this.table = settings.stepTable();
    }

    /** Notes statements that will be run, numbered from a first number. */
    void plan(RevisionStep step, int first, List<PlannedStatement> statements) throws SQLException {
        int seq = first;
        for (PlannedStatement planned : statements) {
            execute("insert into " + tables.step() + " (revision, direction, seq, statement, state) values ("
                    + tables.literal(step.revision().id()) + ", "
                    + tables.literal(step.kind().name()) + ", " + seq
                    + ", " + tables.literal(Tables.cut(planned.statement().sql(), Tables.textLength())) + ", "
                    + tables.literal(State.PLANNED.name()) + ")");
            seq++;
        }
    }

    void set(RevisionStep step, int seq, State state, @Nullable String error) throws SQLException {
        execute("update " + tables.step() + " set state = " + tables.literal(state.name()) + ", error = "
                + tables.literal(error == null ? null : Tables.cut(error, Tables.textLength())) + " where revision = "
                + tables.literal(step.revision().id()) + " and direction = "
                + tables.literal(step.kind().name()) + " and seq = " + seq);
    }

    /** Returns the statement that forgets a step which is done. */
    String forget(RevisionStep step) {
        return "delete from " + tables.step() + " where revision = "
                + tables.literal(step.revision().id());
    }

    /** Forgets everything. */
    void clear() throws SQLException {
        execute("delete from " + tables.step());
    }

    /** Returns what is in the journal. */
    List<Entry> entries() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select revision, direction, seq, statement, state, error from "
                        + tables.step() + " order by revision, direction, seq")) {
            while (rows.next()) {
                entries.add(new Entry(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getInt(3),
                        rows.getString(4),
                        State.valueOf(rows.getString(5)),
                        rows.getString(6)));
            }
        }
        return entries;
    }

    TableName table() {
        return table;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
