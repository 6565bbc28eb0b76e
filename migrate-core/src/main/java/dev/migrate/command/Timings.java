package dev.migrate.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures phases of a command. */
final class Timings {

    private final List<String> lines = new ArrayList<>();

    <T> T measure(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        lines.add("  " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms  " + phase);
        return result;
    }

    /** Notes a part of the phase that was measured last; nothing where it took no time. */
    void part(String phase, Duration time) {
        if (!time.isZero()) {
            lines.add("    " + time.toMillis() + " ms  of it " + phase);
        }
    }

    /** Returns a line for each phase that was measured. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
