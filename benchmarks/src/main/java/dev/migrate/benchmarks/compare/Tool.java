package dev.migrate.benchmarks.compare;

import java.util.List;

/** A way to compare the model with something. */
interface Tool {

    /** Returns what is compared with what, for the table of results. */
    String name();

    /**
     * Compares several times.
     *
     * @param changed whether the model has a column that the other side has not
     * @return the milliseconds of each time, the first being the first in a new process where the tool has one of its own
     */
    List<Double> compare(boolean changed, int times) throws Exception;
}
