package dev.migrate.runtime;

import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionStep;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the process is told to end, as by SIGTERM or Ctrl-C: a run that holds the lock then stops before its next
 * statement and gives the lock back, and the process ends when it has.
 *
 * <p>A statement that takes longer is cancelled after some seconds; the process ends in any case.
 */
final class StopSign {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final long STATEMENT_SECONDS = 5;
    private static final long ROLLBACK_SECONDS = 15;

    private volatile boolean told;
    private volatile Runnable cancel = () -> {};

    /** A run that holds the lock; closing it says that it holds the lock no more. */
    interface Run extends AutoCloseable {

        @Override
        void close();
    }

    /** Begins a run on this thread. */
    Run begin() {
        CountDownLatch ended = new CountDownLatch(1);
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> stop(worker, ended), "migrate-stop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("A run has begun while the process was ending");
        }
        return () -> {
            ended.countDown();
            remove(hook);
        };
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending and has not waited in vain");
        }
    }

    /** Sets what cancels the statement that runs. */
    void cancelling(Runnable newCancel) {
        cancel = newCancel;
    }

    /**
     * Lets a run go on.
     *
     * @throws StoppedException if the process is told to end
     */
    void check(RevisionStep step, Progress progress) {
        if (told) {
            throw logged(StoppedException.before(step, progress));
        }
    }

    /** Returns what ends a run, which goes into the log at once if the process is told to end: it waits for the lock only. */
    MigrateException logged(MigrateException end) {
        if (told) {
            LOG.warn("{}", end.getMessage());
        }
        return end;
    }

    private void stop(Thread worker, CountDownLatch ended) {
        if (hasEndedTheProcess(worker)) {
            return;
        }
        told = true;
        try {
            if (!ended.await(STATEMENT_SECONDS, TimeUnit.SECONDS)) {
                cancel.run();
                if (!ended.await(ROLLBACK_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("The process ends while a statement of a revision still runs in the database.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Code of a revision that calls System.exit waits there for the hooks, which must not wait for it. */
    private static boolean hasEndedTheProcess(Thread worker) {
        return Arrays.stream(worker.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }
}
