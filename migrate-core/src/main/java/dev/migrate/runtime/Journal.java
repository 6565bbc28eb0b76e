package dev.migrate.runtime;

import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Progress.Item;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    Journal(Connection connection, Tables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** Notes all statements of a step, those before the next one as done. */
    void begin(RevisionStep step, int next, List<Item> items) throws SQLException {
        for (int seq = 1; seq <= items.size(); seq++) {
            insert(step, seq, items.get(seq - 1), seq < next ? State.DONE : State.PLANNED);
        }
    }

    /** Notes the statements from a number on anew. */
    void rewrite(RevisionStep step, int first, List<Item> items) throws SQLException {
        execute(forget(step) + " and direction = " + tables.literal(step.kind().name()) + " and seq >= " + first);
        for (int seq = first; seq <= items.size(); seq++) {
            insert(step, seq, items.get(seq - 1), State.PLANNED);
        }
    }

    private void insert(RevisionStep step, int seq, Item item, State state) throws SQLException {
        execute("insert into " + tables.step() + " (revision, direction, seq, statement, state) values ("
                + tables.literal(step.revision().id()) + ", "
                + tables.literal(step.kind().name()) + ", " + seq
                + ", " + tables.literal(Tables.cut(item.text(), Tables.textLength())) + ", "
                + tables.literal(state.name()) + ")");
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

    /** Returns the step and the statement that the journal shows as running or next, or null where it is empty. */
    static @Nullable String running(List<Entry> entries) {
        return entries.stream()
                .filter(each -> each.state() != State.DONE)
                .findFirst()
                .or(() -> entries.stream().reduce((first, second) -> second))
                .map(each -> each.direction().toLowerCase(Locale.ROOT) + " " + each.revision() + ", statement "
                        + each.seq() + " of " + entries.size() + ": " + each.statement())
                .orElse(null);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
