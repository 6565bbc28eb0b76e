package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
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
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that are killed in the middle of a history: one more upgrade always arrives where an undisturbed one does.
 *
 * <p>{@code -Dmigrate.crash.kills=120} is the long version with so many kills at random times, {@code -Dmigrate.crash.points=1000}
 * the one in which the process is killed before and after each write of the journal and in what stands between two of them,
 * {@code -Dmigrate.crash.every=1} the one that lets the connection die there; {@code -Dmigrate.crash.seed=…} is another
 * choice.
 */
class CrashMatrixTests {

    private static final int KILLS = Integer.getInteger("migrate.crash.kills", 2);
    private static final int POINTS = Integer.getInteger("migrate.crash.points", 1);
    private static final int EVERY = Integer.getInteger("migrate.crash.every", 25);
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
    private int journalPoints;
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
        for (int i = 0; i < chosen; i++) {
            Kill point = points.get((int) (((long) i * points.size() + SEED) / chosen) % points.size());
            killAt(point, undisturbed);
        }
        System.out.println("crash matrix " + kind + ": " + sent.size() + " statements, " + kills + " kills, " + inServer
                + " of them while a statement ran in the server, " + journalPoints + " at a write of the journal, "
                + resumed + " recoveries half way through a revision, " + stops + " stops with exit 4");
        assertThat(wrong).isEmpty();
        assertThat(stops).isZero();
        assertThat(kills).isEqualTo(KILLS + chosen);
        if (KILLS >= MANY) {
            assertThat(inServer).isGreaterThanOrEqualTo(kills / 3);
        }
    }

    /** When a process is to be killed. */
    private record Kill(int number, Moment moment) {}

    /** Returns the moments around each write of the journal, and those in the statements behind one. */
    private static List<Kill> points(List<String> sent) {
        List<Kill> points = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).endsWith(" journal")) {
                points.add(new Kill(i + 1, Moment.BEFORE));
                points.add(new Kill(i + 1, Moment.AFTER));
                if (i + 1 < sent.size() && !sent.get(i + 1).endsWith(" journal")) {
                    points.add(new Kill(i + 2, Moment.DURING));
                }
            }
        }
        return points;
    }

    private void killAt(Kill point, String undisturbed) throws Exception {
        try (FreshDatabase database = kind.createShared()) {
            ChildProcess.Result died =
                    process(database, point.moment(), point.number(), 0).run();
            count(died);
            recover(database, undisturbed, point.toString());
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
                    dies(fresh, dyingAt(point, before));
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

    private static DyingConnections.Witness dyingAt(int point, boolean before) {
        return new DyingConnections.Witness() {
            @Override
            public void sends(int number, String sql) {
                if (before && number == point) {
                    throw new DyingConnections.Death();
                }
            }

            @Override
            public void answered(int number, String sql) {
                if (!before && number == point) {
                    throw new DyingConnections.Death();
                }
            }
        };
    }

    private Processes process(FreshDatabase database, Moment moment, int number, long micros) {
        return Processes.of(CrashStarter.class)
                .withArguments(
                        database.url(),
                        database.username(),
                        database.password(),
                        directory.toString(),
                        moment.name(),
                        String.valueOf(number),
                        String.valueOf(micros))
                .withJvmOptions("-Xshare:auto");
    }

    private String undisturbed(List<String> sent) throws Exception {
        try (FreshDatabase database = kind.createShared()) {
            ChildProcess.Result result = process(database, Moment.NEVER, 0, 0).run();
            assertThat(result.exitCode()).as(result.stderr()).isZero();
            result.stdout().lines().filter(line -> line.startsWith("s ")).forEach(sent::add);
            result.stdout().lines().filter(line -> line.startsWith("r ")).forEach(line -> {
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
                ChildProcess.Result died = anyTime
                        ? killedAtAnyTime(database, random)
                        : process(
                                        database,
                                        moment,
                                        at,
                                        random.nextInt(
                                                inSlow ? (int) SLOW / 2 : kind == TestDatabase.SQLITE ? 60 : 800))
                                .run();
                if (died.stdout().contains("ran ")) {
                    continue;
                }
                count(died);
                recover(database, undisturbed, moment + " " + number + (anyTime ? " at any time" : ""));
                return;
            }
        }
        wrong.add("no process could be killed at statement " + number);
    }

    private ChildProcess.Result killedAtAnyTime(FreshDatabase database, Random random) {
        try (ChildProcess process = process(database, Moment.NEVER, 0, 0).start()) {
            process.awaitOutput("ready");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500)));
            return process.kill();
        }
    }

    private void count(ChildProcess.Result died) {
        kills++;
        List<String> lines = died.stdout().lines().toList();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        inServer += last.startsWith("s ") ? 1 : 0;
        journalPoints += lines.stream()
                        .filter(line -> line.startsWith("s "))
                        .reduce("", (first, second) -> second)
                        .endsWith(" journal")
                ? 1
                : 0;
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
