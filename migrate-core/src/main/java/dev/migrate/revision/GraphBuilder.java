package dev.migrate.revision;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks revisions that were just read and makes them a graph. */
final class GraphBuilder {

    private final List<RevisionNode> nodes;
    private final LoadErrors errors;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private Replaced replaced = Replaced.by(List.of());

    private GraphBuilder(Collection<RevisionNode> found, @Nullable Function<String, String> sources) {
        this.nodes =
                found.stream().sorted(Comparator.comparing(RevisionNode::id)).toList();
        this.errors = new LoadErrors(nodes, sources);
    }

    static Graph build(Collection<RevisionNode> found, @Nullable Function<String, String> sources) {
        return new GraphBuilder(found, sources).build();
    }

    private Graph build() {
        number();
        replaced = Replaced.by(nodes);
        label();
        int[][] parents = new int[nodes.size()][];
        int[][] predecessors = new int[nodes.size()][];
        connect(parents, predecessors);
        List<Integer> cycle = Cycles.find(predecessors);
        if (!cycle.isEmpty()) {
            throw errors.cycle(cycle.stream().map(nodes::get).toList());
        }
        List<RevisionNode> resolved =
                nodes.stream().map(node -> replaced.resolved(node, nodes)).toList();
        return new Graph(resolved, ids, labels, parents, predecessors, replaced);
    }

    private void number() {
        Set<String> twice = new TreeSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (ids.put(nodes.get(i).id(), i) != null) {
                twice.add(nodes.get(i).id());
            }
        }
        if (!twice.isEmpty()) {
            throw errors.duplicateIds(List.copyOf(twice));
        }
        List<String> alike = alike();
        if (!alike.isEmpty()) {
            throw errors.idsAlike(alike);
        }
        List<String> contradictions = Replaced.contradictions(nodes, ids);
        if (!contradictions.isEmpty()) {
            throw errors.contradictions(contradictions);
        }
    }

    /** Returns the ids that differ from another in the case of their letters only, those that are alike together. */
    private List<String> alike() {
        Map<String, Set<String>> byLetters = new TreeMap<>();
        for (String id : ids.keySet()) {
            byLetters
                    .computeIfAbsent(id.toLowerCase(Locale.ROOT), absent -> new TreeSet<>())
                    .add(id);
        }
        return byLetters.values().stream()
                .filter(each -> each.size() > 1)
                .flatMap(Set::stream)
                .toList();
    }

    private void label() {
        Set<String> twice = new TreeSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String label : nodes.get(i).labels()) {
                Integer other = labels.putIfAbsent(label, i);
                if (ids.containsKey(label) || (other != null && other != i)) {
                    twice.add(label);
                }
            }
        }
        if (!twice.isEmpty()) {
            throw errors.duplicateLabels(List.copyOf(twice));
        }
    }

    private void connect(int[][] parents, int[][] predecessors) {
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Set<Integer> edges = new LinkedHashSet<>();
            collect(nodes.get(i).down(), this::withId, edges, missing);
            parents[i] = toArray(edges);
            collect(nodes.get(i).dependsOn(), this::named, edges, missing);
            predecessors[i] = toArray(edges);
        }
        if (!missing.isEmpty()) {
            throw errors.missing(List.copyOf(missing));
        }
    }

    private @Nullable Integer named(String name) {
        Integer index = withId(name);
        return index == null ? labels.get(name) : index;
    }

    private @Nullable Integer withId(String id) {
        Integer index = ids.get(id);
        return index == null ? replaced.endingWith(id) : index;
    }

    private static void collect(List<String> from, Names known, Set<Integer> edges, Set<String> missing) {
        for (String name : from) {
            Integer index = known.find(name);
            if (index == null) {
                missing.add(name);
            } else {
                edges.add(index);
            }
        }
    }

    /** What a name may refer to. */
    private interface Names {

        @Nullable
        Integer find(String name);
    }

    private static int[] toArray(Collection<Integer> indexes) {
        int[] array = new int[indexes.size()];
        int size = 0;
        for (int index : indexes) {
            array[size++] = index;
        }
        return array;
    }
}
