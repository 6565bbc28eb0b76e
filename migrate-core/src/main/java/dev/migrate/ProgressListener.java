package dev.migrate;

import java.time.Duration;

/** Is told how far long pieces of work have come, on the thread that does them. */
public interface ProgressListener {

    /** Returns how long it wants to hear nothing after it was told something. */
    Duration interval();

    /** Called from time to time while a piece of work goes on. */
    void wentOn(WorkDone work);

    /** Called when a piece of work has ended, well or not, whether anything was told of it or not. */
    void ended();
}
