package dev.migrate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.op.RunCode;
import dev.migrate.operation.Needed;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.Contents;
import dev.migrate.testing.LawDatabase;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The examples on a database with rows: run, taken back, and both again as scripts. */
final class OperationRuns implements AutoCloseable {

    private final LawDatabase kind;
    private final Map<String, String> oneWay;
    private final Map<String, String> missing;
    private final List<String> leftovers;
    private final SampleRevisions revisions;
    private final URLClassLoader loader;

    private @Nullable Place place;
    private @Nullable State start;

    /**
     * Compiles the examples.
     *
     * @param oneWay which of them the database does not take back, and what it says then
     * @param missing which of them need what the server does not have, and what it says then
     * @param leftovers what removes what is not gone with the database
     */
    OperationRuns(
            LawDatabase kind,
            Dialect dialect,
            Map<String, String> oneWay,
            Map<String, String> missing,
            List<String> leftovers,
            Path folder) {
        this.leftovers = leftovers;
        this.kind = kind;
        this.oneWay = oneWay;
        this.missing = missing;
        this.revisions = new SampleRevisions(dialect.name());
        this.loader = revisions.load(folder);
    }

    /** Does all that is to be done with an example; what fails leaves the next one a database of its own. */
    void check(String name, Sample sample) throws SQLException {
        try (Attempt attempt = new Attempt()) {
            Place here = open();
            MigrateException refusal = refusal(here.dialect(), sample);
            if (refusal != null) {
                refused(here, name, refusal);
                attempt.keep();
            } else if (missing.containsKey(name)) {
                assertThatThrownBy(() -> here.migrate().upgrade(revisions.id(name)))
                        .isInstanceOf(MigrateException.class)
                        .hasMessageContaining(missing.get(name));
                isAsBefore(here.state(), List.of());
            } else if (sample.isIrreversible()) {
                onlyThere(here, name, sample, "Cannot downgrade: revision " + revisions.id(name) + " is irreversible.");
            } else if (oneWay.containsKey(name)) {
                onlyThere(here, name, sample, oneWay.get(name));
            } else {
                thereAndBack(here, name, sample);
                attempt.keep();
            }
        }
    }

    /** Closes the database unless it is as it was. */
    private final class Attempt implements AutoCloseable {

        private boolean kept;

        void keep() {
            kept = true;
        }

        @Override
        public void close() throws SQLException {
            if (!kept) {
                discard();
            }
        }
    }

    private Place open() throws SQLException {
        Place open = place;
        if (open == null) {
            open = new Place(kind, loader);
            place = open;
            open.migrate().upgrade(SampleRevisions.FIRST);
            start = open.state();
        }
        return open;
    }

    private State start() {
        return Objects.requireNonNull(start);
    }

    /** Returns why the database does not do what is asked, or null if it does. */
    private static @Nullable MigrateException refusal(Dialect dialect, Sample sample) {
        try {
            lowered(dialect, sample);
            return null;
        } catch (MigrateException e) {
            return e;
        }
    }

    private static List<Operation> lowered(Dialect dialect, Sample sample) {
        return dialect.lowering()
                .rewriteAll(SampleRevisions.operations(dialect.name(), sample), SampleTables.before(dialect));
    }

    private void refused(Place here, String name, MigrateException refusal) throws SQLException {
        assertThatThrownBy(() -> here.migrate().upgrade(revisions.id(name)))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining(refusal.getMessage().lines().findFirst().orElseThrow());
        isAsBefore(here.state(), List.of());
        assertThatThrownBy(() -> here.migrate().upgradeScript(range(name)))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining(refusal.getMessage().lines().findFirst().orElseThrow());
    }

    private String range(String name) {
        return SampleRevisions.FIRST + ":" + revisions.id(name);
    }

    private String back(String name) {
        return revisions.id(name) + ":" + SampleRevisions.FIRST;
    }

    private void thereAndBack(Place here, String name, Sample sample) throws SQLException {
        long first = Books.last(here.connection());
        here.migrate().upgrade(revisions.id(name));
        State there = here.state();
        isAsMeant(here.dialect(), there, sample);
        Books noted = Books.since(here.connection(), first);
        long second = Books.last(here.connection());
        here.migrate().downgrade(SampleRevisions.FIRST);
        State back = here.state();
        isAsBefore(back, sample.lost());
        Books notedBack = Books.since(here.connection(), second);
        restore(here, sample);

        long third = Books.last(here.connection());
        here.run(here.migrate().upgradeScript(range(name)));
        isSame(here.state(), there);
        assertThat(Books.since(here.connection(), third)).isEqualTo(noted);
        long fourth = Books.last(here.connection());
        here.run(here.migrate().downgradeScript(back(name)));
        isSame(here.state(), back);
        assertThat(Books.since(here.connection(), fourth)).isEqualTo(notedBack);
        restore(here, sample);
    }

    /** What cannot be taken back says so before anything is done, and its script does what the run has done. */
    private void onlyThere(Place here, String name, Sample sample, String why) throws SQLException {
        here.migrate().upgrade(revisions.id(name));
        State there = here.state();
        isAsMeant(here.dialect(), there, sample);
        Books noted = Books.since(here.connection(), Books.last(here.connection()) - 1);
        assertThatThrownBy(() -> here.migrate().downgrade(SampleRevisions.FIRST))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> here.migrate().downgradeScript(back(name)))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining(why);
        isSame(here.state(), there);
        if (SampleRevisions.operations(here.dialect().name(), sample).stream().anyMatch(RunCode.class::isInstance)) {
            assertThatThrownBy(() -> here.migrate().upgradeScript(range(name)))
                    .hasMessageStartingWith(
                            "Cannot write revision " + revisions.id(name) + " as a script: it runs Java code.");
            return;
        }
        discard();
        Place again = open();
        again.run(again.migrate().upgradeScript(range(name)));
        isSame(again.state(), there);
        assertThat(Books.since(again.connection(), 1)).isEqualTo(noted);
    }

    private void isAsMeant(Dialect dialect, State there, Sample sample) {
        List<Operation> operations = SampleRevisions.operations(dialect.name(), sample);
        Schema expected =
                dialect.normalizer().normalize(Replay.apply(SampleTables.before(dialect), lowered(dialect, sample)));
        assertThat(there.schema().tables()).isEqualTo(expected.tables());
        assertThat(there.schema().sequences()).isEqualTo(expected.sequences());
        assertThat(there.schema().enums()).isEqualTo(expected.enums());
        assertThat(there.schema().definitions())
                .containsOnlyKeys(expected.definitions().keySet());
        if (operations.stream().noneMatch(each -> each instanceof ExecuteSql || each instanceof CustomOperation)) {
            Contents rows = start().rows().copy();
            operations.forEach(each -> needed(each).ifPresent(rows::follow));
            assertThat(rows.missingIn(there.rows())).isEmpty();
        }
    }

    private Optional<Operation> needed(Operation operation) {
        return operation instanceof IfNeeded conditional
                ? Needed.of(conditional, revisions.before())
                : Optional.of(operation);
    }

    /** All is as it was, but for rows of which the example says that they do not come back. */
    private void isAsBefore(State now, List<String> lost) {
        assertThat(now.schema()).isEqualTo(start().schema());
        assertThat(start().rows().differences(now.rows())).isEqualTo(lost);
    }

    private static void isSame(State now, State then) {
        assertThat(now.schema()).isEqualTo(then.schema());
        assertThat(then.rows().differences(now.rows())).isEmpty();
    }

    private void restore(Place here, Sample sample) throws SQLException {
        if (!sample.lost().isEmpty()) {
            here.execute(
                    SampleTables.before(here.dialect()),
                    SampleTables.emptied(here.dialect().name()));
            here.execute(
                    SampleTables.before(here.dialect()),
                    SampleTables.filled(here.dialect().name()));
        }
    }

    private void discard() throws SQLException {
        Place open = place;
        place = null;
        if (open != null) {
            for (String sql : leftovers) {
                open.execute(sql);
            }
            open.close();
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        discard();
        loader.close();
    }
}
