package dev.migrate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.op.SqlTypes;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testing.Contents;
import dev.migrate.testing.LawBench;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testing.SaidOptions;
import dev.migrate.testing.Story;
import dev.migrate.testing.Trait;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Histories that seeds make up, with rows in the tables: each revision is run, taken back, and run again by its script, which
 * holds the statements that the run executes: the same ones, in the same order.
 */
final class HistoryLaw {

    private static final int SEEDS = 5;

    /** What a run asks and notes besides, and what begins and ends transactions. */
    private static final Pattern AROUND_REVISIONS =
            Pattern.compile("(?is)(select|with|pragma|begin|start|commit|rollback|set|show|call|lock|release|do)\\b.*"
                    + "|.*\\b(migrate_\\w+|version_num)\\b.*");

    private final LawDatabase kind;
    private final Path folder;
    private final List<String> stopped = new ArrayList<>();
    private int statements;
    private int backWithRows;

    HistoryLaw(LawDatabase kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    void check() throws SQLException, IOException {
        Dialect dialect = LawBench.dialect(kind);
        Set<Trait> traits = kind.traits();
        traits.remove(Trait.ROWS);
        List<StoryRevisions> histories = LongStream.range(0, SEEDS)
                .mapToObj(seed -> StoryRevisions.of(seed, Story.of(seed, dialect, traits)))
                .toList();
        String[] sources =
                histories.stream().flatMap(each -> each.sources().stream()).toArray(String[]::new);
        try (URLClassLoader loader = JavaSources.of(sources).load(folder)) {
            for (StoryRevisions history : histories) {
                check(history, loader);
            }
        }
        assertThat(statements).isGreaterThan(4 * SEEDS);
        assertThat(backWithRows).as("stopped: %s", stopped).isGreaterThan(kind.stopsEarly() ? SEEDS : 2 * SEEDS);
        assertThat(stopped).hasSizeLessThan(kind.stopsEarly() ? SEEDS : 1);
    }

    private void check(StoryRevisions history, ClassLoader loader) throws SQLException {
        List<String> executed = new ArrayList<>();
        try (Place place = new Place(kind, loader, executed)) {
            place.migrate().upgrade(history.id(-1));
            LawBench bench = new LawBench(kind, place.database(), each -> each);
            for (int i = 0; i < history.size(); i++) {
                try {
                    new Passage(history, i, place, bench, executed).check();
                } catch (FailedStepException e) {
                    if (!isKnownToTheServerAlone(e)) {
                        throw e;
                    }
                    stopped.add(e.getMessage());
                    return;
                }
            }
        }
    }

    private boolean isKnownToTheServerAlone(MigrateException e) {
        return e.getCause() instanceof SQLException refused && kind.knowsAlone(refused);
    }

    /** One revision of a history. */
    private final class Passage {

        private final StoryRevisions history;
        private final int number;
        private final Place place;
        private final LawBench bench;
        private final List<String> executed;
        private boolean emptied;

        Passage(StoryRevisions history, int number, Place place, LawBench bench, List<String> executed) {
            this.history = history;
            this.number = number;
            this.place = place;
            this.bench = bench;
            this.executed = executed;
        }

        void check() throws SQLException {
            bench.fill(history.first(number));
            State before = place.state();
            Books start = Books.since(place.connection(), Long.MAX_VALUE);
            String script = place.migrate().upgradeScript(history.id(number - 1) + ":" + history.id(number));
            executed.clear();
            withoutRowsIfNeeded(before, () -> place.migrate().upgrade(history.id(number)));
            State there = place.state();
            isThere(before, there);
            if (!emptied) {
                List<String> holds = ofRevisions(statements(script, place.dialect()));
                assertThat(ofRevisions(executed)).as(what()).isEqualTo(holds);
                statements += holds.size();
            }
            Books noted = Books.since(place.connection(), Books.last(place.connection()) - 1);
            withoutRowsIfNeeded(there, () -> place.migrate().downgrade(history.id(number - 1)));
            isBack(before, place.state(), start);
            place.run(script);
            isAgain(there, noted);
        }

        private String what() {
            return "seed " + history.seed() + ": " + history.revisions().get(number);
        }

        /** Rows may be in the way, as null is of NOT NULL: then all is as it was, and works without them. */
        private void withoutRowsIfNeeded(State before, Runnable work) throws SQLException {
            try {
                work.run();
            } catch (MigrateException e) {
                boolean isRefused = e instanceof FailedStepException && e.getCause() instanceof SQLException;
                if (isKnownToTheServerAlone(e) || !isRefused && !e.getMessage().contains("there are rows that ")) {
                    throw e;
                }
                State now = place.state();
                if (place.dialect().capabilities().transactionalDdl()) {
                    assertThat(now.schema()).as(what()).isEqualTo(before.schema());
                    assertThat(before.rows().differences(now.rows())).as(what()).isEmpty();
                }
                bench.removeRows(now.schema());
                emptied = true;
                work.run();
            }
        }

        private void isThere(State before, State there) {
            Story.Step last = history.last(number);
            assertThat(there.schema()).as(what()).isEqualTo(bench.inCatalog(last));
            assertThat(SaidOptions.of(there.schema())).as(what()).isEqualTo(bench.options(last));
            if (!emptied) {
                Contents expected = before.rows().copy();
                history.follow(number, expected);
                assertThat(expected.missingIn(there.rows())).as(what()).isEmpty();
            }
        }

        private void isBack(State before, State back, Books start) throws SQLException {
            assertThat(loosely(back.schema())).as(what()).isEqualTo(loosely(before.schema()));
            assertThat(SaidOptions.of(back.schema())).as(what()).isEqualTo(SaidOptions.of(before.schema()));
            assertThat(Books.since(place.connection(), Long.MAX_VALUE)).isEqualTo(start);
            if (!emptied) {
                Contents expected = before.rows().copy();
                history.follow(number, expected);
                history.followBack(number, expected);
                assertThat(expected.missingIn(back.rows())).as(what()).isEmpty();
                backWithRows += back.rows().rows() > 0 ? 1 : 0;
            }
        }

        private void isAgain(State there, Books noted) throws SQLException {
            State again = place.state();
            assertThat(again.schema()).as(what()).isEqualTo(there.schema());
            assertThat(SaidOptions.of(again.schema())).as(what()).isEqualTo(SaidOptions.of(there.schema()));
            assertThat(Books.since(place.connection(), Books.last(place.connection()) - 1))
                    .as(what())
                    .isEqualTo(noted);
            if (!emptied) {
                assertThat(there.rows().differences(again.rows())).as(what()).isEmpty();
            }
        }
    }

    /** A column that is numbered no more stays an integer on SQLite, to which it is the same as a bigint. */
    private Schema loosely(Schema schema) {
        Schema loose = StoryLaws.loosely(schema);
        for (Table table : kind == LawDatabase.SQLITE ? loose.tables().values() : List.<Table>of()) {
            loose = loose.with(table.withColumns(table.columns().values().stream()
                    .map(each -> each.type().equals(SqlTypes.bigint()) ? each.withType(SqlTypes.integer()) : each)
                    .toList()));
        }
        return loose;
    }

    private static List<String> statements(String script, Dialect dialect) {
        String bare = script.replace(dialect.scriptHeader(), "")
                .replace(dialect.scriptBegin(false), "")
                .replace(dialect.scriptBegin(true), "")
                .replace(dialect.scriptCommit(), "")
                .replaceAll("(?m)^--.*\n+", "");
        return Arrays.asList(bare.split(";\n\n"));
    }

    private static List<String> ofRevisions(List<String> statements) {
        return statements.stream()
                .map(String::strip)
                .filter(each ->
                        !each.isEmpty() && !AROUND_REVISIONS.matcher(each).matches())
                .toList();
    }
}
