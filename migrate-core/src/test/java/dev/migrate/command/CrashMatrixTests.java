package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.command.CrashProcess.Kill;
import dev.migrate.command.CrashStarter.Moment;
import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that are killed in the middle of a history: one more upgrade always arrives where an undisturbed one does.
 *
 * <p>{@code -Dmigrate.crash.kills=120} is the long version with so many kills at random times, {@code -Dmigrate.crash.points=1000}
 * the one in which the process is killed before the first thing that changes anything, while and after each of them: each
 * write of the journal, of the history and of the heads, each commit, each sign of the lock and each statement of a
 * revision. What is after one of them is before the next: in between, the process only reads. One process
 * comes to so many of them as {@code -Dmigrate.crash.together} says, each on a database of its own, before it is killed;
 * {@code -Dmigrate.crash.times=60} kills that many more wherever they are.
 * {@code -Dmigrate.crash.every=1} is the one that lets the connection die there; {@code -Dmigrate.crash.seed=…} is another
 * choice.
 */
class CrashMatrixTests {

    private static final int KILLS = Integer.getInteger("migrate.crash.kills", 2);
    private static final int POINTS = Integer.getInteger("migrate.crash.points", 1);
    private static final int TOGETHER = Integer.getInteger("migrate.crash.together", 12);
    private static final int TIMES = Integer.getInteger("migrate.crash.times", 0);
    private static final int EVERY = Integer.getInteger("migrate.crash.every", 40);
    private static final int MANY = 60;
    private static final long SLOW = 3000;
    private static final long SEED = Long.getLong("migrate.crash.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private TestHistory history;
    private TestDatabase kind;
    private final List<Integer> slow = new ArrayList<>();
    private int kills;
    private int inServer;
    private final Set<Kill> covered = new LinkedHashSet<>();
    private int resumed;
    private int stops;
    private final List<String> wrong = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void oneMoreUpgradeArrivesWhereAnUndisturbedOneDoes(TestDatabase database) throws Exception {
        kind = database;
        history = CrashHistory.in(directory, database);
        history.compile();
        List<String> sent = new ArrayList<>();
        String undisturbed = undisturbed(sent);
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            int number = 1 + (int) ((long) i * sent.size() / KILLS) + random.nextInt(Math.max(1, sent.size() / KILLS));
            kill(i, Math.min(number, sent.size()), random, undisturbed);
        }
        List<Kill> points = points(sent);
        int chosen = Math.min(POINTS, points.size());
        List<Kill> group = new ArrayList<>();
        for (int i = 0; i < chosen; i++) {
            group.add(points.get((int) (((long) i * points.size() + SEED) / chosen) % points.size()));
            if (group.size() == TOGETHER || i == chosen - 1) {
                killAt(group, undisturbed);
                group.clear();
            }
        }
        for (int i = 0; i < TIMES; i += TOGETHER) {
            killAtAnyTime(Math.min(TOGETHER, TIMES - i), sent.size(), random, undisturbed);
        }
        System.out.println("crash matrix " + kind + ": " + sent.size() + " statements that change something, " + kills
                + " kills, " + inServer
                + " of them while a statement ran in the server, " + covered.size() + " of " + points.size()
                + " points "
                + ofEachKind() + ", " + resumed + " recoveries half way through a revision, " + stops
                + " stops with exit 4");
        assertThat(wrong).isEmpty();
        assertThat(stops).isZero();
        assertThat(kills).isBetween(KILLS + covered.size(), KILLS + covered.size() + TIMES);
        if (KILLS >= MANY) {
            assertThat(inServer).isGreaterThanOrEqualTo(kills / 3);
        }
    }

    private Map<CrashPoint, Integer> ofEachKind() {
        Map<CrashPoint, Integer> kinds = new EnumMap<>(CrashPoint.class);
        covered.forEach(each -> kinds.merge(each.what(), 1, Integer::sum));
        return kinds;
    }

    /** Returns the moments around everything that changes something; after one is before the next. */
    private static List<Kill> points(List<String> sent) {
        List<Kill> points = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            CrashPoint what = CrashProcess.what(sent.get(i));
            if (i == 0) {
                points.add(new Kill(1, Moment.BEFORE, what));
            }
            points.add(new Kill(i + 1, Moment.DURING, what));
            points.add(new Kill(i + 1, Moment.AFTER, what));
        }
        return points;
    }

    /** One process comes to each of these points on a database of its own, and is killed then. */
    private void killAt(List<Kill> points, String undisturbed) throws Exception {
        List<FreshDatabase> databases = databases(points.size());
        try {
            recover(
                    databases,
                    points,
                    CrashProcess.of(directory, databases, points, 0).run(),
                    undisturbed);
            covered.addAll(points);
        } finally {
            databases.forEach(FreshDatabase::close);
        }
    }

    /** Kills a process that upgrades so many databases, wherever each of them is when one has come to a statement. */
    private void killAtAnyTime(int many, int statements, Random random, String undisturbed) throws Exception {
        List<FreshDatabase> databases = databases(many);
        List<Kill> never = Collections.nCopies(many, Kill.NEVER);
        try (ChildProcess process =
                CrashProcess.of(directory, databases, never, 0).start()) {
            process.awaitOutput("\n" + random.nextInt(many) + " s " + (1 + random.nextInt(statements)) + " ");
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(5000)));
            recover(databases, never, process.kill(), undisturbed);
        } finally {
            databases.forEach(FreshDatabase::close);
        }
    }

    private List<FreshDatabase> databases(int many) {
        return Stream.generate(kind::createShared).limit(many).toList();
    }

    private void recover(List<FreshDatabase> databases, List<Kill> points, ChildProcess.Result died, String undisturbed)
            throws Exception {
        for (int i = 0; i < points.size(); i++) {
            List<String> said = CrashProcess.said(died, i);
            if (said.stream().anyMatch(line -> line.startsWith("failed "))) {
                wrong.add(points.get(i) + ":\n" + died.stdout());
            }
            if (said.stream().noneMatch(line -> line.startsWith("ran "))) {
                count(said);
            }
            recover(databases.get(i), undisturbed, points.get(i).toString());
        }
    }

    /** The connection dies instead of the process, which takes less time and comes to every write of the journal. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void anyWriteOfTheJournalMayBeTheLast(TestDatabase database) throws Exception {
        kind = database;
        history = CrashHistory.in(directory, database);
        List<Integer> points = new ArrayList<>();
        String undisturbed;
        try (FreshDatabase fresh = kind.create()) {
            dies(fresh, (number, sql) -> {
                if (sql.contains("migrate_step") && !sql.contains("select")) {
                    points.add(number);
                }
            });
            undisturbed = state(fresh);
        }
        for (int i = (int) (SEED % EVERY); i < points.size(); i += EVERY) {
            int point = points.get(i);
            for (boolean before : new boolean[] {true, false}) {
                try (FreshDatabase fresh = kind.create()) {
                    dies(fresh, DyingConnections.dyingAt(point, before));
                    kills++;
                    recover(fresh, undisturbed, (before ? "before " : "after ") + point);
                }
            }
        }
        System.out.println("journal points " + kind + ": " + points.size() + ", " + kills + " deaths at them, "
                + resumed + " recoveries half way through a revision, " + stops + " stops with exit 4");
        assertThat(wrong).isEmpty();
    }

    private void dies(FreshDatabase database, DyingConnections.Witness witness) throws Exception {
        DyingConnections connections = new DyingConnections(database::connect, witness);
        try {
            history.builder(database).connections(connections).build().upgrade("heads");
        } catch (DyingConnections.Death | MigrateException e) {
            assertThat(connections.isDead()).as(String.valueOf(e)).isTrue();
        }
    }

    private Processes process(FreshDatabase database, Kill kill, long micros) {
        return CrashProcess.of(directory, List.of(database), List.of(kill), micros);
    }

    private String undisturbed(List<String> sent) throws Exception {
        try (FreshDatabase database = kind.createShared()) {
            ChildProcess.Result result = process(database, Kill.NEVER, 0).run();
            assertThat(result.exitCode()).as(result.stderr()).isZero();
            List<String> said = CrashProcess.said(result, 0);
            assertThat(said).as(result.stdout()).contains("ran " + CrashHistory.REVISIONS);
            said.stream().filter(line -> line.startsWith("s ")).forEach(sent::add);
            said.stream().filter(line -> line.startsWith("r ")).forEach(line -> {
                String[] words = line.split(" ", -1);
                if (Long.parseLong(words[2]) > SLOW) {
                    slow.add(Integer.parseInt(words[1]));
                }
            });
            return state(database);
        }
    }

    /** Most of the kills are meant for statements that run; some of these statements are too fast for that. */
    private void kill(int i, int number, Random random, String undisturbed) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            try (FreshDatabase database = kind.createShared()) {
                Moment moment = i % 3 < 2 ? Moment.DURING : i % 2 == 0 ? Moment.BEFORE : Moment.AFTER;
                boolean inSlow = i % 3 == 0 && !slow.isEmpty();
                int at = inSlow ? slow.get(random.nextInt(slow.size())) : Math.max(1, number - attempt);
                boolean anyTime = i % 12 == 11;
                int micros = random.nextInt(inSlow ? (int) SLOW / 2 : kind == TestDatabase.SQLITE ? 60 : 800);
                ChildProcess.Result died = anyTime
                        ? killedAtAnyTime(database, random)
                        : process(database, new Kill(at, moment, CrashPoint.READ), micros)
                                .run();
                List<String> said = CrashProcess.said(died, 0);
                if (said.stream().anyMatch(line -> line.startsWith("ran "))) {
                    continue;
                }
                count(said);
                recover(database, undisturbed, moment + " " + number + (anyTime ? " at any time" : ""));
                return;
            }
        }
        wrong.add("no process could be killed at statement " + number);
    }

    private ChildProcess.Result killedAtAnyTime(FreshDatabase database, Random random) {
        try (ChildProcess process = process(database, Kill.NEVER, 0).start()) {
            process.awaitOutput("ready");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500)));
            return process.kill();
        }
    }

    private void count(List<String> said) {
        kills++;
        String last = said.isEmpty() ? "" : said.get(said.size() - 1);
        inServer += last.startsWith("s ") ? 1 : 0;
    }

    private void recover(FreshDatabase database, String undisturbed, String what) throws Exception {
        Migrate migrate = history.builder(database).lockTimeout(PATIENCE).build();
        try {
            resumed += unfinished(database) ? 1 : 0;
            migrate.upgrade("heads");
            String state = state(database);
            if (!state.equals(undisturbed)) {
                wrong.add(what + ":\n" + state + "\ninstead of\n" + undisturbed);
            }
            Migrate impatient =
                    history.builder(database).lockTimeout(Duration.ofSeconds(2)).build();
            impatient.accept("heads");
        } catch (UnfinishedRevisionException e) {
            stops++;
            wrong.add(what + ": " + e.getMessage());
        } catch (MigrateException e) {
            wrong.add(what + ": " + e.getMessage());
        }
    }

    private static boolean unfinished(FreshDatabase database) {
        try {
            return !rows(database, "select seq from migrate_step").isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }

    private static String state(FreshDatabase database) throws Exception {
        List<String> state = new ArrayList<>();
        state.add(CatalogDump.of(database).withoutMigrateTables().text());
        for (String query : List.of(
                "select id, name, balance, seen from person order by id",
                "select person_id, state, total, done from purchase order by person_id",
                "select what, at_what from log order by what, at_what",
                "select count(*), sum(id) from note",
                "select count(*), sum(id), min(label), max(label) from copied",
                "select version_num from migrate_version",
                "select revision, state from migrate_history where state = 'APPLIED' order by revision",
                "select seq from migrate_step")) {
            state.add(query + "\n" + String.join("\n", rows(database, query)));
        }
        return String.join("\n", state);
    }
}
