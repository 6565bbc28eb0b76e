package dev.migrate.maven;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which modules of a build a goal has been to, for all modules of the build to see. */
final class Visits {

    private static final String APPLICATION = "*";

    private final Set<String> visited;

    private Visits(Set<String> visited) {
        this.visited = visited;
    }

    /**
     * Returns the visits of a goal.
     *
     * @param data what the build keeps; plain JDK types, since class loaders come and go
     */
    @SuppressWarnings("unchecked")
    static Visits of(Map<String, Object> data, String goal) {
        synchronized (data) {
            return new Visits((Set<String>) data.computeIfAbsent("migrate:" + goal, key -> new TreeSet<String>()));
        }
    }

    void application() {
        synchronized (visited) {
            visited.add(APPLICATION);
        }
    }

    /** Returns whether this module is the last of all, and none has an application. */
    boolean endWithoutApplication(String module, Collection<String> all) {
        synchronized (visited) {
            visited.add(module);
            return !visited.contains(APPLICATION) && visited.containsAll(all);
        }
    }
}
