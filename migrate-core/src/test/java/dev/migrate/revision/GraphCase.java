package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One line of a table of cases: a graph, what is asked of it, and what comes out.
 *
 * @param place the file and the number of the line
 * @param graph the graph in the notation of {@link TestGraph}
 * @param command what is asked
 * @param target the argument of the command, empty if it has none
 * @param rows the rows of the version table, or {@code base}
 * @param outcome the steps with the rows after each, the revisions, or the class and the whole message of an error
 */
record GraphCase(String place, String graph, String command, String target, String rows, String outcome) {

    /** Returns what really comes out. */
    String actual() {
        try {
            return ask(TestGraph.graph(graph.split(" *; *", -1)));
        } catch (MigrateException e) {
            return error(e);
        }
    }

    static String error(MigrateException e) {
        return "! " + e.getClass().getSimpleName() + "\n" + e.getMessage();
    }

    private String ask(RevisionMap map) {
        return switch (command) {
            case "load" -> "loaded";
            case "upgrade" -> walked(() -> map.upgradePath(at(), RevisionTarget.parseAll(target)));
            case "downgrade" -> walked(() -> map.downgradePath(at(), RevisionTarget.parse(target)));
            case "stamp" -> walked(() -> map.stampSteps(at(), RevisionTarget.parseAll(target)));
            case "rows-at" -> joined(map.rowsAt(RevisionTarget.parse(target)));
            default -> TestGraph.ids(list(map));
        };
    }

    private List<RevisionNode> list(RevisionMap map) {
        return switch (command) {
            case "find" -> map.resolve(at(), RevisionTarget.parse(target));
            case "range" -> map.range(at(), RevisionRange.parse(target));
            case "history" -> map.history();
            case "applied" -> map.applied(at());
            case "heads" -> map.heads();
            case "effective-heads" -> map.effectiveHeads();
            case "bases" -> map.bases();
            case "branchpoints" -> map.branchpoints();
            case "mergepoints" -> map.mergepoints();
            default -> throw new IllegalStateException("No such command: " + command);
        };
    }

    private String walked(Supplier<List<RevisionStep>> steps) {
        return TestGraph.walked(at(), steps.get());
    }

    private Set<String> at() {
        return TestGraph.rows(rows);
    }

    private static String joined(Collection<String> ids) {
        return ids.isEmpty() ? "-" : String.join(",", ids);
    }

    @Override
    public String toString() {
        return place + ": " + command + " " + target + " from " + rows;
    }
}
