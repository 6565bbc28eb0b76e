package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The graph of all revisions: what follows what, which are heads and bases, and which steps lead from one state of a
 * database to another.
 *
 * <p>A map is a value: it never changes, may be shared between threads, and depends on the set of its revisions only,
 * never on the order in which they were found. Lists of revisions are sorted by id unless they are said to be in the
 * order of a run. In that order each revision stands behind its parents and dependencies, one branch is finished before
 * the next begins, and where the graph leaves a choice the greatest id comes first, of several parents the one listed
 * last; the order of a downgrade is the exact reverse.
 *
 * <p>The state of a database is given as its rows: the ids in its version table. They are the applied revisions that
 * nothing applied follows or depends on.
 */
public final class RevisionMap {

    private final Graph graph;

    private RevisionMap(Graph graph) {
        this.graph = graph;
    }

    /**
     * Makes a map of revisions, in time linear in their number.
     *
     * @throws DuplicateRevisionException if two have the same id
     * @throws DuplicateLabelException if a label is used twice or equals an id
     * @throws UnknownRevisionException if a parent or dependency is not among them
     * @throws CycleException if one comes before itself
     */
    public static RevisionMap of(Collection<RevisionNode> revisions) {
        return new RevisionMap(GraphBuilder.build(revisions, null));
    }

    /**
     * Makes a map of revisions, as {@link #of(Collection)}, whose errors name the files.
     *
     * @param sources says for an id where the revision comes from; one line for each place if there are several
     */
    public static RevisionMap of(Collection<RevisionNode> revisions, Function<String, String> sources) {
        return new RevisionMap(GraphBuilder.build(revisions, sources));
    }

    /** Returns the number of revisions. */
    public int size() {
        return graph.size();
    }

    /** Returns all revisions. */
    public List<RevisionNode> revisions() {
        return graph.nodes();
    }

    /** Returns all revisions as a history is read: newest first, each before its parents and dependencies. */
    public List<RevisionNode> history() {
        BitSet all = new BitSet();
        all.set(0, graph.size());
        List<RevisionNode> history = new ArrayList<>(graph.nodes(graph.upgradeOrder(all)));
        Collections.reverse(history);
        return List.copyOf(history);
    }

    /** Tells whether there is a revision with this whole id. */
    public boolean contains(String id) {
        return graph.withId(id) != null;
    }

    /**
     * Returns the revision with this whole id.
     *
     * @throws UnknownRevisionException if there is none
     */
    public RevisionNode get(String id) {
        return graph.node(index(id));
    }

    /**
     * Returns the rows of a database in the words of this map: the last revision of a range that another stands for is
     * that other one.
     */
    public SortedSet<String> translated(Set<String> rows) {
        SortedSet<String> translated = new TreeSet<>();
        for (String row : rows) {
            Integer index = contains(row) ? null : graph.replaced().endingWith(row);
            translated.add(index == null ? row : graph.id(index));
        }
        return translated;
    }

    /**
     * Returns the steps that give these rows the words of this map: each puts a revision in the place of the last of
     * those it stands for, and runs nothing.
     */
    public List<RevisionStep> renamingSteps(Set<String> rows) {
        List<RevisionStep> steps = new ArrayList<>();
        for (String row : new TreeSet<>(rows)) {
            Integer index = contains(row) ? null : graph.replaced().endingWith(row);
            if (index != null) {
                HeadChange change = new HeadChange(List.of(row), List.of(graph.id(index)));
                steps.add(new RevisionStep(RevisionStep.Kind.STAMP, graph.node(index), change));
            }
        }
        return List.copyOf(steps);
    }

    /** Returns the revision that stands for one which is gone, or null. */
    public @Nullable RevisionNode standingFor(String id) {
        Integer index = graph.replaced().standingFor(id);
        return index == null ? null : graph.node(index);
    }

    /** Returns the revision that stands for the only one which is gone and whose id is or begins so, or null. */
    public @Nullable RevisionNode standingForNamed(String name) {
        String gone = graph.replaced().named(name);
        return gone == null ? null : standingFor(gone);
    }

    /** Returns the revisions that none has as its parent. */
    public List<RevisionNode> heads() {
        return graph.nodes(graph.heads());
    }

    /** Returns the revisions that none has as its parent or dependency. */
    public List<RevisionNode> effectiveHeads() {
        return graph.nodes(graph.effectiveHeads());
    }

    /** Returns the revisions without parents. */
    public List<RevisionNode> bases() {
        return graph.nodes(graph.bases());
    }

    /** Returns the revisions with more than one child. */
    public List<RevisionNode> branchpoints() {
        return revisions().stream().filter(node -> isBranchpoint(node.id())).toList();
    }

    /** Returns the revisions with more than one parent. */
    public List<RevisionNode> mergepoints() {
        return revisions().stream().filter(node -> isMergepoint(node.id())).toList();
    }

    /** Returns the revisions that have this one as a parent. */
    public List<RevisionNode> children(String id) {
        return graph.nodes(graph.children(index(id)));
    }

    /** Returns the revisions that have this one as a parent or dependency. */
    public List<RevisionNode> successors(String id) {
        return graph.nodes(graph.successors(index(id)));
    }

    /** Returns the parents of a revision as listed, each once. */
    public List<RevisionNode> parents(String id) {
        return graph.nodes(graph.parents(index(id)));
    }

    /** Returns the dependencies of a revision as listed, labels resolved, without those that are its parents too. */
    public List<RevisionNode> dependencies(String id) {
        int[] predecessors = graph.predecessors(index(id));
        return graph.nodes(Arrays.copyOfRange(predecessors, graph.parents(index(id)).length, predecessors.length));
    }

    /** Tells whether no revision has this one as a parent. */
    public boolean isHead(String id) {
        return graph.children(index(id)).length == 0;
    }

    /** Tells whether no revision has this one as a parent or dependency. */
    public boolean isEffectiveHead(String id) {
        return graph.successors(index(id)).length == 0;
    }

    /** Tells whether a revision has no parent. */
    public boolean isBase(String id) {
        return graph.parents(index(id)).length == 0;
    }

    /** Tells whether a revision has more than one child. */
    public boolean isBranchpoint(String id) {
        return graph.children(index(id)).length > 1;
    }

    /** Tells whether a revision has more than one parent. */
    public boolean isMergepoint(String id) {
        return graph.parents(index(id)).length > 1;
    }

    /**
     * Returns the revisions that a target means, for show, merge, history and the like.
     *
     * <p>{@code base} means none, {@code label@base} the first of its branch; {@code -N} counts from the heads.
     *
     * @param rows what {@code current} stands for
     * @throws DatabaseAheadException if {@code current} stands for a row that is unknown
     */
    public List<RevisionNode> resolve(Set<String> rows, RevisionTarget target) {
        BitSet current = currentIn(List.of(target), rows, Action.FIND.cannot(target));
        return graph.nodes(new Lookup(new Request(graph, Action.FIND, target, current)).find());
    }

    /**
     * Returns the revisions of a range as a history is read: newest first, both ends included.
     *
     * <p>They are what the end needs by parents and dependencies and what follows the start by parents; where only
     * dependencies lead from the start to the end, what follows it by dependencies too. Without a start the range begins
     * with the first revisions, without an end it goes to the heads. A branch at the start ({@code shop@base:}) holds for
     * the end too, unless that names its own. A start of {@code -N} counts from the heads and an end of {@code +N}
     * from the start, both as far as there are revisions.
     *
     * @param rows what {@code current} stands for; without any it is the base
     * @throws UnreachableTargetException if the start does not lead to the end
     */
    public List<RevisionNode> range(Set<String> rows, RevisionRange range) {
        List<RevisionTarget> ends = Stream.of(range.start(), range.end())
                .flatMap(Stream::ofNullable)
                .toList();
        BitSet found = new RangeLookup(graph, range, currentIn(ends, rows, Action.FIND.cannot(range))).find();
        return history().stream().filter(node -> found.get(index(node.id()))).toList();
    }

    /**
     * Returns the revisions that a new one follows if it is to follow what a target means; none for {@code base}.
     *
     * @throws MultipleHeadsException if the target means one head and there are several
     * @throws UnknownRevisionException if no revision has the target's name
     * @throws AmbiguousRevisionException if the target may mean several revisions
     */
    public List<RevisionNode> toFollow(RevisionTarget target) {
        return graph.nodes(new Lookup(new Request(graph, Action.FOLLOW, target, new BitSet())).find());
    }

    /**
     * Returns the rows of a database that has exactly what a target means and all that this needs; none for any base.
     * The last of a range that another revision stands for is a row as it is named.
     *
     * @throws InvalidTargetException if the target counts from the current revision, which only a database knows
     */
    public Set<String> rowsAt(RevisionTarget target) {
        if (target.isSymbol(RevisionNames.CURRENT)) {
            throw new InvalidTargetException(
                    target.toString(),
                    Action.FIND.cannot(target)
                            + ": a script is written without a database, so it is not known what is current.\n"
                            + "To see where the database is: mvn migrate:current");
        }
        if (!target.isRelative() && target.isSymbol(RevisionNames.BASE)) {
            return Set.of();
        }
        BitSet found = new Lookup(new Request(graph, Action.FIND, target, new BitSet())).find();
        String gone = gone(target);
        return gone != null
                ? Set.of(gone)
                : Collections.unmodifiableSet(new LinkedHashSet<>(Rows.ids(graph, graph.maximal(found))));
    }

    /** Returns the id which is gone that a target means by no other name, or null. */
    private @Nullable String gone(RevisionTarget target) {
        String symbol = target.isRelative() ? null : target.symbol();
        if (symbol == null || graph.named(symbol) != null) {
            return null;
        }
        boolean whole = graph.replaced().standingFor(symbol) != null;
        return whole || graph.startingWith(symbol).isEmpty() ? graph.replaced().named(symbol) : null;
    }

    /** Returns everything that these rows imply, in the order of a run. */
    public List<RevisionNode> applied(Set<String> rows) {
        BitSet known = Rows.known(graph, rows, "Cannot tell what is applied");
        return graph.nodes(graph.upgradeOrder(graph.ancestors(known)));
    }

    /**
     * Returns the steps from the rows up to a target.
     *
     * <p>They are all that the target needs by parents and dependencies and the rows do not imply; none if the target is
     * applied, and none for {@code base} and {@code current}.
     *
     * @throws DatabaseAheadException if a row is unknown
     * @throws OverlappingRowsException if a row implies another
     * @throws MultipleHeadsException if the target means one head and there are several
     * @throws AmbiguousRevisionException if the target may mean several revisions
     * @throws UnknownRevisionException if no revision has the target's name
     * @throws UnreachableTargetException if there are too few revisions for the target's steps
     * @throws InvalidTargetException if the target goes down from the current revision
     */
    public List<RevisionStep> upgradePath(Set<String> rows, RevisionTarget target) {
        return upgradePath(rows, List.of(target));
    }

    /**
     * Returns the steps from the rows down to a target.
     *
     * <p>They take down all that is applied and follows the target by parents, with all that follows or depends on that.
     * What merely depends on the target stays. A branch ({@code shop@ae10}) limits this to the branch, and never takes
     * down another one with it: {@code shop@base} leaves the revisions that another applied branch follows too, any
     * other target below such a revision is refused. {@code -1} with several rows is refused as well, since rows have no
     * order. A target that is applied and followed by nothing gives no steps.
     *
     * @throws DatabaseAheadException if a row is unknown
     * @throws OverlappingRowsException if a row implies another
     * @throws MultipleHeadsException if the target means one head and there are several
     * @throws AmbiguousRevisionException if the target may mean several revisions
     * @throws UnknownRevisionException if no revision has the target's name
     * @throws UnreachableTargetException if the target is not applied, or another branch stands on what would go
     * @throws InvalidTargetException if the target goes up from the current revision
     */
    public List<RevisionStep> downgradePath(Set<String> rows, RevisionTarget target) {
        return DowngradePath.of(request(Action.DOWNGRADE, rows, target));
    }

    /**
     * Returns the steps after which the targets are rows and nothing has been run.
     *
     * <p>Rows before or after a target, by parents or dependencies, go; others stay, even if the target names their
     * branch ({@code shop@ae10}). {@code base} takes all rows away and {@code shop@base} those of the branch. A target
     * that another target implies gets no row, so that rows never overlap; and rows that did overlap are mended if a
     * target is related to them.
     *
     * @throws DatabaseAheadException if a row is unknown
     * @throws MultipleHeadsException if a target means one head and there are several
     * @throws AmbiguousRevisionException if a target may mean several revisions
     * @throws UnknownRevisionException if no revision has a target's name
     * @throws InvalidTargetException if a target is relative
     */
    public List<RevisionStep> stampSteps(Set<String> rows, Collection<RevisionTarget> targets) {
        return StampSteps.of(graph, Rows.known(graph, rows, Action.STAMP.cannot(names(targets))), targets);
    }

    /**
     * Returns the steps from the rows up to several targets, as {@link #upgradePath(Set, RevisionTarget)} for all of
     * them at once; relative ones all count from the rows.
     */
    public List<RevisionStep> upgradePath(Set<String> rows, Collection<RevisionTarget> targets) {
        BitSet known = Rows.valid(graph, rows, Action.UPGRADE.cannot(names(targets)));
        return UpgradePath.of(
                graph,
                known,
                targets.stream()
                        .map(target -> new Request(graph, Action.UPGRADE, target, known))
                        .toList());
    }

    /** Returns the rows in numbers if one of the targets names them: whatever else is sought, unknown rows do not matter. */
    private BitSet currentIn(List<RevisionTarget> targets, Set<String> rows, String cannot) {
        boolean named = targets.stream().anyMatch(target -> target.isSymbol(RevisionNames.CURRENT));
        return named ? Rows.known(graph, rows, cannot) : new BitSet();
    }

    private static String names(Collection<RevisionTarget> targets) {
        return String.join(",", targets.stream().map(RevisionTarget::toString).toList());
    }

    private Request request(Action action, Set<String> rows, RevisionTarget target) {
        return new Request(graph, action, target, Rows.valid(graph, rows, action.cannot(target)));
    }

    private int index(String id) {
        Integer index = graph.withId(id);
        if (index == null) {
            throw UnknownRevisionException.typed(
                    id, "There is no revision " + id + ".\nTo see all revisions: mvn migrate:history");
        }
        return index;
    }
}
