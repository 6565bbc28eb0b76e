package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.operation.Checksum;
import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Progress.Item;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * A statement in the journal.
     *
     * @param statement the text, cut where it is long
     * @param hash the hash of the whole text, or null in a journal of an earlier version
     * @param schemaBefore how a segment of the revision found its tables, at the first statement of the segment
     */
    record Entry(
            String revision,
            String direction,
            int seq,
            String statement,
            State state,
            @Nullable String error,
            @Nullable String hash,
            @Nullable String schemaBefore) {

        boolean says(String text) {
            return hash == null
                    ? statement.equals(Tables.cut(text, Tables.textLength()))
                    : hash.equals(Journal.hash(text));
        }
    }

    private final Connection connection;
    private final Tables tables;

    Journal(Connection connection, Tables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /**
     * Notes all statements of a step, those before the next one as done.
     *
     * @param schemasBefore how each segment so far found its tables, at the number of its first statement, where that is
     *     kept
     */
    void begin(RevisionStep step, int next, List<Item> items, Map<Integer, String> schemasBefore) throws SQLException {
        for (int seq = 1; seq <= items.size(); seq++) {
            State state = seq < next ? State.DONE : State.PLANNED;
            insert(step, seq, items.get(seq - 1), state, schemasBefore.get(seq));
        }
    }

    /** Notes the statements from a number on anew. */
    void rewrite(RevisionStep step, int from, List<Item> items, @Nullable String schemaBefore) throws SQLException {
        execute(forget(step) + " and direction = " + tables.literal(step.kind().name()) + " and seq >= " + from);
        for (int seq = from; seq <= items.size(); seq++) {
            insert(step, seq, items.get(seq - 1), State.PLANNED, seq == from ? schemaBefore : null);
        }
    }

    /** Notes how the segment that a statement begins found its tables. */
    void remember(RevisionStep step, int seq, String schemaBefore) throws SQLException {
        execute("update " + tables.step() + " set schema_before = " + tables.literal(schemaBefore) + where(step, seq));
    }

    private void insert(RevisionStep step, int seq, Item item, State state, @Nullable String schemaBefore)
            throws SQLException {
        execute("insert into " + tables.step()
                + " (revision, direction, seq, statement, state, hash, schema_before) values ("
                + tables.literal(step.revision().id()) + ", "
                + tables.literal(step.kind().name()) + ", " + seq
                + ", " + tables.literal(Tables.cut(item.text(), Tables.textLength())) + ", "
                + tables.literal(state.name()) + ", " + tables.literal(hash(item.text())) + ", "
                + tables.literal(schemaBefore) + ")");
    }

    static String hash(String text) {
        return Checksum.ofText("", text).substring(1);
    }

    /**
     * Notes how far a statement has come.
     *
     * @throws MigrateException if the journal does not have the statement, lest the next run takes it for not done
     */
    void set(RevisionStep step, int seq, State state) throws SQLException {
        int changed = execute("update " + tables.step() + " set state = " + tables.literal(state.name())
                + ", error = null" + where(step, seq));
        // Where a connection counts only rows that differ from what they were, none need mean nothing
        if (changed == 0 && stateOf(step, seq) != state) {
            throw new MigrateException(
                    ExitCode.UNKNOWN_STATE,
                    "The journal was changed by someone else during the run.\n    table      " + tables.step()
                            + "\n    missing    statement " + seq + " of revision "
                            + step.revision().id()
                            + "\nSee what is there with mvn migrate:current and run again.");
        }
    }

    /** Notes what is known of a statement that failed, unless it is known to be done after all. */
    void fail(RevisionStep step, int seq, State state, String error) throws SQLException {
        execute("update " + tables.step() + " set state = " + tables.literal(state.name()) + ", error = "
                + tables.literal(Tables.cut(error, Tables.textLength())) + where(step, seq) + " and state <> "
                + tables.literal(State.DONE.name()));
    }

    private String where(RevisionStep step, int seq) {
        return " where revision = " + tables.literal(step.revision().id()) + " and direction = "
                + tables.literal(step.kind().name()) + " and seq = " + seq;
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

    /** Returns whether the journal is about a step of which this many statements are done. */
    boolean isAt(RevisionStep step, int done) throws SQLException {
        List<Entry> entries = entries();
        return !entries.isEmpty()
                && entries.stream().allMatch(each -> Resumption.isOf(each, step))
                && entries.stream().filter(each -> each.state() == State.DONE).count() == done;
    }

    /** Returns what the journal says of a statement, or null where it says nothing. */
    @Nullable
    State stateOf(RevisionStep step, int seq) throws SQLException {
        return entries().stream()
                .filter(each -> Resumption.isOf(each, step) && each.seq() == seq)
                .map(Entry::state)
                .findFirst()
                .orElse(null);
    }

    /** Returns what is in the journal. */
    List<Entry> entries() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select revision, direction, seq, statement, state, error, hash, schema_before from "
                                + tables.step() + " order by revision, direction, seq")) {
            while (rows.next()) {
                entries.add(new Entry(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getInt(3),
                        rows.getString(4),
                        State.valueOf(rows.getString(5)),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8)));
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

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
