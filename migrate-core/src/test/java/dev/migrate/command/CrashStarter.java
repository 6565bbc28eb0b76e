package dev.migrate.command;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that upgrades several databases at once and dies when each of them has come to where it is to die: its arguments
 * are a user, a password, a class path entry and a number of microseconds, and for each database a URL, a moment and the
 * number of a statement.
 *
 * <p>It prints the number of the database before each line; then {@code s}, a number and a {@link CrashPoint} when it sends a
 * statement that changes something, {@code r}, the number and how long it took in microseconds when the answer is there,
 * {@code b} and the number instead when it stops before it sends one, and {@code ran} at the end. It dies by SIGKILL, so many
 * microseconds after the statements in which it is to die have been sent together.
 */
final class CrashStarter {

    /** When to die. */
    enum Moment {
        NEVER,
        BEFORE,
        DURING,
        AFTER
    }

    private final List<Upgrade> upgrades = new ArrayList<>();
    private final CountDownLatch arrived;
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch sending;

    private CrashStarter(String[] arguments) {
        for (int i = 4; i < arguments.length; i += 3) {
            upgrades.add(new Upgrade(
                    upgrades.size(),
                    arguments[i],
                    Moment.valueOf(arguments[i + 1]),
                    Integer.parseInt(arguments[i + 2])));
        }
        arrived = new CountDownLatch(upgrades.size());
        sending = new CountDownLatch((int)
                upgrades.stream().filter(each -> each.moment == Moment.DURING).count());
    }

    public static void main(String[] arguments) throws Exception {
        Process killer = new ProcessBuilder(
                        "sh",
                        "-c",
                        "read now && kill -9 " + ProcessHandle.current().pid())
                .start();
        CrashStarter starter = new CrashStarter(arguments);
        System.out.println("ready");
        for (Upgrade each : starter.upgrades) {
            new Thread(() -> each.run(arguments)).start();
        }
        starter.arrived.await();
        if (starter.upgrades.stream().anyMatch(each -> each.moment != Moment.NEVER)) {
            starter.go.countDown();
            starter.sending.await();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(Long.parseLong(arguments[3])));
            die(killer);
        }
    }

    /** The one that kills has been started before, so that it comes at once. */
    private static void die(Process killer) throws IOException {
        OutputStream order = killer.getOutputStream();
        order.write('\n');
        order.flush();
    }

    /** The upgrade of one of the databases. */
    private final class Upgrade implements DyingConnections.Witness {

        private final int index;
        private final String url;
        private final Moment moment;
        private final int number;
        private int at;
        private long sentAt;
        private boolean isThere;

        Upgrade(int index, String url, Moment moment, int number) {
            this.index = index;
            this.url = url;
            this.moment = moment;
            this.number = number;
        }

        void run(String[] arguments) {
            try {
                URL classes = Path.of(arguments[2]).toUri().toURL();
                Migrate migrate = Migrate.builder()
                        .connections(new DyingConnections(
                                () -> DriverManager.getConnection(url, arguments[0], arguments[1]), this))
                        .classLoader(new URLClassLoader(new URL[] {classes}, CrashStarter.class.getClassLoader()))
                        .application("starter")
                        .lockTimeout(Duration.ofMinutes(2))
                        .build();
                say("ran " + migrate.upgrade("heads").size());
            } catch (MigrateException | IOException e) {
                say("failed " + e.getMessage());
            } finally {
                arrive();
                sending.countDown();
            }
        }

        private void say(String line) {
            System.out.println(index + " " + line);
        }

        private void arrive() {
            if (!isThere) {
                isThere = true;
                arrived.countDown();
            }
        }

        @Override
        public void sends(int any, String sql) {
            CrashPoint what = CrashPoint.of(sql);
            if (what == CrashPoint.READ) {
                return;
            }
            at++;
            if (at == number && moment == Moment.BEFORE) {
                say("b " + at);
                stay();
            }
            say("s " + at + " " + what);
            sentAt = System.nanoTime();
            if (at == number && moment == Moment.DURING) {
                arrive();
                await(go);
                sending.countDown();
            }
        }

        @Override
        public void answered(int any, String sql) {
            if (CrashPoint.of(sql) == CrashPoint.READ) {
                return;
            }
            say("r " + at + " " + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sentAt));
            if (at == number && moment == Moment.AFTER) {
                stay();
            }
        }

        private void stay() {
            arrive();
            while (true) {
                LockSupport.park();
            }
        }

        private void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
