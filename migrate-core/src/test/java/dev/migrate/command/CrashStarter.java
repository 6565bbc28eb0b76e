package dev.migrate.command;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that upgrades and dies: its arguments are a URL, a user, a password, a class path entry, when to die, at which
 * statement, and after how many microseconds.
 *
 * <p>It prints {@code s} and a number when it sends a statement, {@code r}, the number and how long it took in microseconds
 * when the answer is there, and {@code b} and the number instead when it dies before it sends one. It dies by SIGKILL.
 */
final class CrashStarter implements DyingConnections.Witness {

    /** When to die. */
    enum Moment {
        NEVER,
        BEFORE,
        DURING,
        AFTER
    }

    private final Moment moment;
    private final int number;
    private final long micros;
    private final Process killer;
    private long sentAt;

    private CrashStarter(Moment moment, int number, long micros) throws IOException {
        this.killer = new ProcessBuilder(
                        "sh",
                        "-c",
                        "read now && kill -9 " + ProcessHandle.current().pid())
                .start();
        this.moment = moment;
        this.number = number;
        this.micros = micros;
    }

    public static void main(String[] arguments) throws IOException {
        CrashStarter witness = new CrashStarter(
                Moment.valueOf(arguments[4]), Integer.parseInt(arguments[5]), Long.parseLong(arguments[6]));
        Migrate migrate = Migrate.builder()
                .connections(new DyingConnections(
                        () -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]), witness))
                .classLoader(new URLClassLoader(
                        new URL[] {Path.of(arguments[3]).toUri().toURL()}, CrashStarter.class.getClassLoader()))
                .application("starter")
                .lockTimeout(Duration.ofMinutes(2))
                .build();
        System.out.println("ready");
        try {
            System.out.println("ran " + migrate.upgrade("heads").size());
        } catch (MigrateException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }

    @Override
    public void sends(int at, String sql) {
        if (at == number && moment == Moment.BEFORE) {
            System.out.println("b " + at);
            die();
        }
        System.out.println("s " + at + (writesJournal(sql) ? " journal" : ""));
        sentAt = System.nanoTime();
        if (at == number && moment == Moment.DURING) {
            Thread killer = new Thread(() -> {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
                die();
            });
            killer.setDaemon(true);
            killer.start();
        }
    }

    @Override
    public void answered(int at, String sql) {
        System.out.println("r " + at + " " + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sentAt));
        if (at == number && moment == Moment.AFTER) {
            die();
        }
    }

    static boolean writesJournal(String sql) {
        return sql.matches("(?s)(insert|update|delete) .*") && sql.contains("migrate_step");
    }

    /** The one that kills has been started before, so that it comes at once; until it does, nothing happens. */
    private void die() {
        try {
            OutputStream order = killer.getOutputStream();
            order.write('\n');
            order.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
