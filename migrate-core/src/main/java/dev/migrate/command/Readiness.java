package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Decides whether a database is ready for its application, and changes nothing. */
final class Readiness {

    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 2000;
    private static final int MOST_LINES = 20;

    private final String target;
    private final Supplier<List<RevisionInfo>> pending;
    private final Runnable finished;

    /**
     * @param finished fails if a revision was left half way
     */
    Readiness(String target, Supplier<List<RevisionInfo>> pending, Runnable finished) {
        this.target = target;
        this.pending = pending;
        this.finished = finished;
    }

    void require() {
        List<RevisionInfo> left = pending.get();
        if (!left.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The database is not up to date: " + count(left) + " pending.\n" + lines(left)
                            + "Run " + (left.size() == 1 ? "it" : "them")
                            + ": mvn migrate:upgrade -Drevision=" + target
                            + " (or let startup do it: migrate.on-startup=upgrade)");
        }
        finished.run();
    }

    /** Asks again and again, at growing intervals, until nothing is pending or the time is over. */
    void await(Duration timeout) {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE;
        List<RevisionInfo> left = pending.get();
        while (!left.isEmpty()) {
            long rest = timeout.toMillis()
                    - Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (rest <= 0) {
                throw tooLate(left, timeout);
            }
            sleep(Math.min(pause, rest));
            pause = Math.min(LONGEST_PAUSE, pause * 2);
            left = pending.get();
        }
        finished.run();
    }

    private static MigrateException tooLate(List<RevisionInfo> left, Duration timeout) {
        return new MigrateException(
                ExitCode.LOCKED,
                "No other process has brought the database up to date within " + words(timeout) + ": " + count(left)
                        + " pending.\n" + lines(left)
                        + "Run the process that migrates, or wait longer: migrate.wait.timeout="
                        + words(timeout.multipliedBy(2)));
    }

    private static String words(Duration duration) {
        return duration.toSeconds() == 0 ? duration.toMillis() + "ms" : duration.toSeconds() + "s";
    }

    private static String count(List<RevisionInfo> revisions) {
        return revisions.size() + (revisions.size() == 1 ? " revision is" : " revisions are");
    }

    private static String lines(List<RevisionInfo> revisions) {
        StringBuilder lines = new StringBuilder();
        revisions.stream().limit(MOST_LINES).forEach(each -> lines.append(
                        ("    " + each.revision() + "  " + each.message()).stripTrailing())
                .append('\n'));
        if (revisions.size() > MOST_LINES) {
            lines.append("    and ").append(revisions.size() - MOST_LINES).append(" more\n");
        }
        return lines.toString();
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrateException(
                    ExitCode.LOCKED, "Interrupted while waiting for another process to migrate the database.", e);
        }
    }
}
