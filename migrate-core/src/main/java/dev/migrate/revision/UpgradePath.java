package dev.migrate.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way up: whatever the target needs and the database does not have. */
final class UpgradePath {

    private final Graph graph;
    private final Request request;
    private final Resolver resolver;

    private UpgradePath(Request request) {
        this.graph = request.graph();
        this.request = request;
        this.resolver = new Resolver(request);
    }

    /** Returns the steps from the rows to all that is asked for. */
    static List<RevisionStep> of(Graph graph, BitSet rows, List<Request> requests) {
        BitSet targets = new BitSet();
        requests.forEach(request -> targets.or(new UpgradePath(request).targets()));
        BitSet applied = graph.ancestors(rows);
        BitSet pending = graph.ancestors(targets);
        pending.andNot(applied);
        AppliedHeads heads = new AppliedHeads(graph, applied);
        return Arrays.stream(graph.upgradeOrder(pending))
                .mapToObj(heads::upgrade)
                .toList();
    }

    private BitSet targets() {
        RevisionTarget target = request.target();
        if (!target.isRelative()) {
            return resolver.symbol();
        }
        BitSet lineage = resolver.lineage();
        int end = new Walk(request).from(start(lineage), lineage);
        return end == Walk.BASE ? new BitSet() : Edges.only(end);
    }

    private int start(@Nullable BitSet lineage) {
        RevisionTarget target = request.target();
        if (!target.countsFromCurrent()) {
            return resolver.one();
        }
        if (target.steps() < 0) {
            throw request.invalid(
                    "it goes back from the current revision.\nTo go back: " + Action.DOWNGRADE.type(target.toString()));
        }
        BitSet current = current(lineage);
        if (current.cardinality() > 1) {
            throw CurrentRows.several(request, current);
        }
        return current.isEmpty() ? Walk.BASE : current.nextSetBit(0);
    }

    private BitSet current(@Nullable BitSet lineage) {
        BitSet current = (BitSet) request.rows().clone();
        if (lineage == null) {
            return current;
        }
        current.and(lineage);
        if (current.isEmpty()) {
            current = request.applied();
            current.and(lineage);
        }
        return graph.maximal(current);
    }
}
