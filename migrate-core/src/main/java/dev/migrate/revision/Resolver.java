package dev.migrate.revision;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that the symbol of a target stands for. */
final class Resolver {

    private final Graph graph;
    private final Request request;
    private final RevisionTarget target;

    Resolver(Request request) {
        this.graph = request.graph();
        this.request = request;
        this.target = request.target();
    }

    /** Returns the revision that the target's branch names, or null without a branch. */
    @Nullable
    Integer branch() {
        String branch = target.branch();
        return branch == null ? null : named(branch, null);
    }

    /** Returns the revisions before and after the target's branch, or null without a branch. */
    @Nullable
    BitSet lineage() {
        Integer branch = branch();
        return branch == null ? null : graph.lineage(branch);
    }

    /** Returns what the symbol stands for: one revision, several for heads and current, and none for base. */
    BitSet symbol() {
        String symbol = symbolText();
        BitSet lineage = lineage();
        return switch (symbol) {
            case RevisionNames.HEAD -> single(within(graph.heads(), lineage));
            case RevisionNames.HEADS -> lineage == null ? graph.effectiveHeads() : within(graph.heads(), lineage);
            case RevisionNames.CURRENT -> within(request.rows(), lineage);
            case RevisionNames.BASE -> new BitSet();
            default -> Edges.only(named(symbol, lineage));
        };
    }

    /** Returns the one revision that the symbol stands for, or {@link Walk#BASE}. */
    int one() {
        BitSet found = symbol();
        if (found.cardinality() > 1) {
            throw new HeadsMessage(request).multipleHeads(found);
        }
        return found.isEmpty() ? Walk.BASE : found.nextSetBit(0);
    }

    private String symbolText() {
        String symbol = target.symbol();
        return symbol == null ? RevisionNames.CURRENT : symbol;
    }

    private BitSet single(BitSet heads) {
        if (heads.cardinality() > 1) {
            throw new HeadsMessage(request).multipleHeads(heads);
        }
        return heads;
    }

    private static BitSet within(BitSet set, @Nullable BitSet lineage) {
        BitSet within = (BitSet) set.clone();
        if (lineage != null) {
            within.and(lineage);
        }
        return within;
    }

    private int named(String name, @Nullable BitSet lineage) {
        Integer exact = graph.named(name);
        if (exact != null) {
            return checked(exact, lineage);
        }
        if (graph.replaced().standingFor(name) != null) {
            return checked(standingFor(name), lineage);
        }
        BitSet anywhere = graph.startingWith(name);
        BitSet found = within(anywhere, lineage);
        if (found.cardinality() > 1) {
            throw ambiguous(name, found);
        }
        if (!found.isEmpty()) {
            return found.nextSetBit(0);
        }
        if (anywhere.cardinality() == 1) {
            return checked(anywhere.nextSetBit(0), lineage);
        }
        String gone = graph.replaced().named(name);
        if (gone != null && anywhere.isEmpty()) {
            return checked(standingFor(gone), lineage);
        }
        throw unknown(name, anywhere.isEmpty() ? "" : " on branch " + target.branch());
    }

    /** Returns the revision that an id which is gone counts as: only the last of a range stands for all of it. */
    private int standingFor(String gone) {
        Integer ending = graph.replaced().endingWith(gone);
        if (ending != null) {
            return ending;
        }
        RevisionNode squashed =
                graph.node(Objects.requireNonNull(graph.replaced().standingFor(gone)));
        throw UnknownRevisionException.typed(
                gone,
                request.cannot() + ": " + gone + " is gone, a part of what revision " + squashed.id()
                        + " stands for.\n"
                        + Words.facts(List.of(Words.fact(squashed.id(), squashed.message())))
                        + "    stands for " + String.join(", ", squashed.replaces()) + "\n"
                        + "Name that one: " + request.action().type(squashed.id()));
    }

    private int checked(int index, @Nullable BitSet lineage) {
        if (lineage != null && !lineage.get(index)) {
            throw request.unreachable(graph.id(index) + " is not on branch " + target.branch() + ".\n"
                    + "Without the branch: " + request.action().type(graph.id(index)));
        }
        return index;
    }

    private AmbiguousRevisionException ambiguous(String name, BitSet found) {
        return request.ambiguous(
                found,
                Words.revisions(found.cardinality()) + " start with " + name + ".",
                "Write more of the id: " + request.action().type(graph.id(found.nextSetBit(0))));
    }

    private UnknownRevisionException unknown(String name, String where) {
        return UnknownRevisionException.typed(
                name,
                request.cannot() + ": no revision and no branch label" + where + " starts with " + name + ".\n"
                        + "To see all revisions: mvn migrate:history");
    }
}
