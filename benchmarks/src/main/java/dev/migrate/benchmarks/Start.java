package dev.migrate.benchmarks;

import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.script.ScriptDirectory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;

/**
 * What a start does with the revisions, in a JVM of its own: loads them and plans from a database where one revision is
 * pending.
 */
public final class Start {

    private static final double MILLIS = 1e6;

    private Start() {}

    /**
     * Runs it.
     *
     * @param arguments the id of the pending revision, and a location
     */
    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        RevisionMap map = ScriptDirectory.load(
                        List.of(arguments[1]), Thread.currentThread().getContextClassLoader())
                .revisions();
        long loaded = System.nanoTime();
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        Set<String> rows = rowsWithout(map, arguments[0]);
        long known = System.nanoTime();
        List<RevisionStep> steps = map.upgradePath(rows, RevisionTarget.parse("heads"));
        long planned = System.nanoTime();
        System.out.printf(
                "%d %d %.0f %.0f %.0f%n",
                map.size(), steps.size(), (loaded - begin) / MILLIS, cpu / MILLIS, (planned - known) / MILLIS);
    }

    /** Returns the rows of a database that has all but one head. */
    private static Set<String> rowsWithout(RevisionMap map, String pending) {
        List<RevisionStep> down = map.downgradePath(
                map.rowsAt(RevisionTarget.parse("heads")),
                RevisionTarget.parse(pending + "@" + map.parents(pending).get(0).id()));
        Set<String> rows = map.rowsAt(RevisionTarget.parse("heads"));
        for (RevisionStep step : down) {
            rows = step.change().applyTo(rows);
        }
        return rows;
    }
}
