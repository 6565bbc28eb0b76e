package dev.migrate.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The steps of a stamp: the targets become rows, and the rows before or after one of them, by parents or dependencies,
 * go; other rows stay.
 *
 * <p>A target that another target implies gets no row. Base takes all rows away, and base of a branch those of the branch.
 */
final class StampSteps {

    private final Graph graph;
    private final BitSet targets = new BitSet();
    private final BitSet cleared = new BitSet();
    /** The rows that are still there and are no target. */
    private final BitSet rows;

    private final List<RevisionStep> steps = new ArrayList<>();

    private StampSteps(Graph graph, BitSet rows) {
        this.graph = graph;
        this.rows = (BitSet) rows.clone();
    }

    static List<RevisionStep> of(Graph graph, BitSet rows, Collection<RevisionTarget> targets) {
        StampSteps stamp = new StampSteps(graph, rows);
        targets.forEach(target -> stamp.add(new Request(graph, Action.STAMP, target, rows)));
        return stamp.steps();
    }

    private void add(Request request) {
        if (request.target().isRelative()) {
            throw request.invalid("a stamp goes to a named revision, not some steps away.\n"
                    + "To see all revisions: mvn migrate:history");
        }
        Resolver resolver = new Resolver(request);
        if (request.target().isSymbol(RevisionNames.BASE)) {
            Integer branch = resolver.branch();
            cleared.or(branch == null ? rows : related(branch));
        } else {
            targets.or(resolver.symbol());
        }
    }

    private List<RevisionStep> steps() {
        BitSet goals = graph.maximal(targets);
        BitSet present = (BitSet) goals.clone();
        present.and(rows);
        rows.andNot(goals);
        cleared.andNot(goals);
        cleared.stream().forEach(row -> step(row, Edges.only(row), false));
        goals.stream().forEach(goal -> stamp(goal, !present.get(goal)));
        return List.copyOf(steps);
    }

    private void stamp(int goal, boolean insert) {
        BitSet delete = related(goal);
        if (insert || !delete.isEmpty()) {
            step(goal, delete, insert);
        }
    }

    private void step(int index, BitSet delete, boolean insert) {
        rows.andNot(delete);
        List<String> added = insert ? List.of(graph.id(index)) : List.of();
        HeadChange change = new HeadChange(Rows.ids(graph, delete), added);
        steps.add(new RevisionStep(RevisionStep.Kind.STAMP, graph.node(index), change));
    }

    /** Returns the rows that the revision implies or that imply it. */
    private BitSet related(int index) {
        BitSet related = (BitSet) rows.clone();
        if (!related.isEmpty()) {
            BitSet lineage = graph.ancestors(Edges.only(index));
            lineage.or(graph.descendants(Edges.only(index)));
            related.and(lineage);
        }
        return related;
    }
}
