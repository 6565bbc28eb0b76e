package dev.migrate.revision;

import java.util.BitSet;

/** Says that steps from the current revision have no single place to start from. */
final class CurrentRows {

    private CurrentRows() {}

    static AmbiguousRevisionException several(Request request, BitSet current) {
        Graph graph = request.graph();
        RevisionTarget target = request.target();
        RevisionTarget first = new RevisionTarget(graph.id(current.nextSetBit(0)), null, target.steps());
        String branch = target.branch() == null ? "" : " on branch " + target.branch();
        return request.ambiguous(
                current,
                "the database is at " + Words.revisions(current.cardinality()) + branch + ".",
                "Say from which: " + request.action().type(first.toString()));
    }
}
