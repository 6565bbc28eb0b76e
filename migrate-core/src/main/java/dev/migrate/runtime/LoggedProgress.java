package dev.migrate.runtime;

import dev.migrate.ProgressListener;
import dev.migrate.WorkDone;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line into the log every ten seconds: what a program shows that nobody watches. */
final class LoggedProgress implements ProgressListener {

    static final LoggedProgress INSTANCE = new LoggedProgress();

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private LoggedProgress() {}

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void wentOn(WorkDone work) {
        LOG.info("{}: {}", work.what(), work.numbers());
    }

    @Override
    public void ended() {}
}
