package dev.migrate.revision;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the revisions a target means when nothing is run: for show, merge, history and the like. */
final class Lookup {

    private final Graph graph;
    private final Request request;
    private final Resolver resolver;

    Lookup(Request request) {
        this.graph = request.graph();
        this.request = request;
        this.resolver = new Resolver(request);
    }

    BitSet find() {
        return find(false);
    }

    /** Returns what the target means, and the end of the way where there are fewer steps than it says. */
    BitSet findAsFarAsPossible() {
        return find(true);
    }

    private BitSet find(boolean asFarAsPossible) {
        RevisionTarget target = request.target();
        BitSet lineage = resolver.lineage();
        if (!target.isRelative()) {
            boolean firstOfBranch = lineage != null && target.isSymbol(RevisionNames.BASE);
            return firstOfBranch ? limit(graph.bases(), lineage) : resolver.symbol();
        }
        if (target.symbol() == null && target.steps() > 0) {
            throw request.invalid(
                    "steps forward start at a named revision.\n" + "To see all revisions: mvn migrate:history");
        }
        Walk walk = new Walk(request);
        BitSet found = new BitSet();
        starts(lineage)
                .map(start -> asFarAsPossible ? walk.atMostFrom(start, lineage) : walk.from(start, lineage))
                .filter(i -> i != Walk.BASE)
                .forEach(found::set);
        return found;
    }

    private IntStream starts(@Nullable BitSet lineage) {
        if (request.target().symbol() == null) {
            return limit(lineage == null ? graph.effectiveHeads() : graph.heads(), lineage).stream();
        }
        return request.target().countsFromCurrent()
                ? limit(request.rows(), lineage).stream()
                : IntStream.of(resolver.one());
    }

    private static BitSet limit(BitSet set, @Nullable BitSet lineage) {
        BitSet limited = (BitSet) set.clone();
        if (lineage != null) {
            limited.and(lineage);
        }
        return limited;
    }
}
