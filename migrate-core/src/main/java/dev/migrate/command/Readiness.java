package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.LockState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides whether a database is ready for its application, and changes nothing. */
final class Readiness {

    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 2000;
    private static final int MOST_LINES = 20;

    private final String target;
    private final Supplier<List<RevisionInfo>> pending;
    private final Supplier<Optional<LockState>> inProgress;
    private final Runnable finished;

    /**
     * @param inProgress tells who migrates the database just now
     * @param finished fails if a revision was left half way
     */
    Readiness(
            String target,
            Supplier<List<RevisionInfo>> pending,
            Supplier<Optional<LockState>> inProgress,
            Runnable finished) {
        this.target = target;
        this.pending = pending;
        this.inProgress = inProgress;
        this.finished = finished;
    }

    void require() {
        List<RevisionInfo> left = pending.get();
        if (!left.isEmpty()) {
            throw inProgress.get().map(running -> notYet(left, running)).orElseGet(() -> notUpToDate(left));
        }
        finished.run();
    }

    private static MigrateException notYet(List<RevisionInfo> left, LockState running) {
        return new MigrateException(
                ExitCode.LOCKED,
                "The database is not up to date: " + count(left)
                        + " pending, and another process is migrating the database.\n" + lines(left) + running.facts()
                        + LockState.WAIT);
    }

    private MigrateException notUpToDate(List<RevisionInfo> left) {
        return new MigrateException(
                ExitCode.REFUSED,
                "The database is not up to date: " + count(left) + " pending.\n" + lines(left) + "Run "
                        + (left.size() == 1 ? "it" : "them") + ": mvn migrate:upgrade -Drevision=" + target
                        + " (or let startup do it: migrate.on-startup=upgrade)");
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
                throw tooLate(left, timeout, inProgress.get().orElse(null));
            }
            sleep(Math.min(pause, rest));
            pause = Math.min(LONGEST_PAUSE, pause * 2);
            left = pending.get();
        }
        finished.run();
    }

    private static MigrateException tooLate(List<RevisionInfo> left, Duration timeout, @Nullable LockState running) {
        return new MigrateException(
                ExitCode.LOCKED,
                "No other process has brought the database up to date within " + words(timeout) + ": " + count(left)
                        + " pending" + (running == null ? "" : ", and one is migrating it") + ".\n" + lines(left)
                        + (running == null ? "Run the process that migrates, or wait" : running.facts() + "Wait")
                        + " longer: migrate.wait.timeout="
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
