package dev.migrate.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Reads the rows of a version table, which must all be known and none implied by another. */
final class Rows {

    private Rows() {}

    /** Returns the rows in numbers; the beginning of a message says what they are needed for. */
    static BitSet known(Graph graph, Collection<String> rows, String cannot) {
        BitSet known = new BitSet();
        List<String> unknown = new ArrayList<>();
        for (String row : new TreeSet<>(rows)) {
            Integer index = graph.withId(row);
            if (index == null) {
                unknown.add(row);
            } else {
                known.set(index);
            }
        }
        for (String row : unknown) {
            Integer squashed = graph.replaced().standingFor(row);
            if (squashed != null) {
                throw inTheMiddle(unknown, row, graph.node(squashed), cannot);
            }
        }
        if (!unknown.isEmpty()) {
            throw databaseAhead(graph, unknown, cannot);
        }
        return known;
    }

    /** Returns the rows in numbers, none of them being an ancestor of another. */
    static BitSet valid(Graph graph, Collection<String> rows, String cannot) {
        BitSet known = known(graph, rows, cannot);
        BitSet maximal = graph.maximal(known);
        if (!maximal.equals(known)) {
            throw overlapping(graph, known, maximal, cannot);
        }
        return known;
    }

    private static DatabaseAheadException databaseAhead(Graph graph, List<String> unknown, String cannot) {
        boolean one = unknown.size() == 1;
        return new DatabaseAheadException(
                unknown,
                cannot + ": the database is at " + (one ? "a revision" : Words.revisions(unknown.size()))
                        + " that this application does not have.\n"
                        + Words.facts(unknown)
                        + "Start the version of the application that has " + (one ? "it" : "them")
                        + ", or bring the missing " + (one ? "file" : "files") + " back.\n"
                        + "If " + (one ? "it is" : "they are") + " gone for good, say where the database really is: "
                        + Action.purge(graph.size() == 0 ? List.of(RevisionNames.BASE) : List.of("<revision>")));
    }

    private static DatabaseAheadException inTheMiddle(
            List<String> unknown, String row, RevisionNode squashed, String cannot) {
        List<String> all = squashed.replaces();
        return new DatabaseAheadException(
                unknown,
                cannot + ": the database is in the middle of what revision " + squashed.id() + " stands for.\n"
                        + "    row        " + row + "\n    revision   " + squashed.id()
                        + (squashed.message().isEmpty() ? "" : ", " + Words.oneLine(squashed.message()))
                        + "\n    stands for " + String.join(", ", all)
                        + "\nBring the database to the last of these first, with a version of the application that still"
                        + " has them:\n    --migrate.run=\"upgrade " + all.get(all.size() - 1) + "\""
                        + "\nIf it has all of them, say so: " + Action.purge(List.of(squashed.id())));
    }

    private static OverlappingRowsException overlapping(Graph graph, BitSet known, BitSet maximal, String cannot) {
        BitSet implied = (BitSet) known.clone();
        implied.andNot(maximal);
        List<String> facts = new ArrayList<>();
        for (int row = implied.nextSetBit(0); row >= 0; row = implied.nextSetBit(row + 1)) {
            BitSet above = graph.descendants(Edges.only(row));
            above.and(maximal);
            facts.add(graph.id(row) + "  is implied by " + graph.id(above.nextSetBit(0)));
        }
        return new OverlappingRowsException(
                ids(graph, implied),
                cannot + ": the version table holds a revision together with one of its ancestors.\n"
                        + Words.facts(facts)
                        + "If the database has all of them, keep the newest: "
                        + Action.purge(ids(graph, maximal)));
    }

    static List<String> ids(Graph graph, BitSet set) {
        return set.stream().mapToObj(graph::id).toList();
    }
}
