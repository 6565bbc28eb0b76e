package dev.migrate.revision;

import java.util.BitSet;

/**
 * A target on its way through the graph: what is asked for and where the database is.
 *
 * @param graph the graph
 * @param action what the target is for
 * @param target the target
 * @param rows the revisions in the version table
 */
record Request(Graph graph, Action action, RevisionTarget target, BitSet rows) {

    String cannot() {
        return action.cannot(target);
    }

    /** Returns all that the rows imply. */
    BitSet applied() {
        return graph.ancestors(rows);
    }

    UnreachableTargetException unreachable(String rest) {
        return new UnreachableTargetException(target.toString(), cannot() + ": " + rest);
    }

    InvalidTargetException invalid(String rest) {
        return new InvalidTargetException(target.toString(), cannot() + ": " + rest);
    }

    AmbiguousRevisionException ambiguous(BitSet candidates, String reason, String advice) {
        return new AmbiguousRevisionException(
                graph.nodes(candidates),
                cannot() + ": " + reason + "\n" + Words.facts(graph.nodes(candidates), "") + advice);
    }
}
