package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A graph by chance, and what is true of it found in the plainest way. */
final class RandomGraph {

    private final Random random;
    private final Map<String, RevisionNode> nodes = new LinkedHashMap<>();

    RandomGraph(long seed) {
        random = new Random(seed);
        List<String> ids = new ArrayList<>();
        int size = 1 + random.nextInt(14);
        while (ids.size() < size) {
            String id = Integer.toHexString(0x1000 + random.nextInt(0xefff));
            if (!ids.contains(id)) {
                nodes.put(id, node(id, ids));
                ids.add(id);
            }
        }
    }

    private RevisionNode node(String id, List<String> before) {
        int parents = new int[] {0, 1, 1, 1, 1, 1, 2, 3}[random.nextInt(8)];
        int dependencies = random.nextInt(4) / 3;
        return new RevisionNode(id, some(before, parents), List.of(), some(before, dependencies), "add " + id);
    }

    private List<String> some(List<String> from, int count) {
        List<String> mixed = new ArrayList<>(from);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, Math.min(count, mixed.size()));
    }

    List<RevisionNode> nodes() {
        return new ArrayList<>(nodes.values());
    }

    List<RevisionNode> shuffled() {
        List<RevisionNode> shuffled = nodes();
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    String any() {
        return some(new ArrayList<>(nodes.keySet()), 1).get(0);
    }

    /** Returns the rows of a database in which some revisions and all they need are applied. */
    Set<String> anyRows() {
        return rows(closure(some(new ArrayList<>(nodes.keySet()), random.nextInt(4))));
    }

    Set<String> predecessors(String id) {
        Set<String> predecessors = new LinkedHashSet<>(nodes.get(id).down());
        predecessors.addAll(nodes.get(id).dependsOn());
        return predecessors;
    }

    Set<String> closure(Iterable<String> ids) {
        Set<String> closure = new TreeSet<>();
        ids.forEach(id -> {
            closure.add(id);
            closure.addAll(closure(predecessors(id)));
        });
        return closure;
    }

    /** Returns those applied revisions that no applied one follows or depends on. */
    Set<String> rows(Set<String> applied) {
        Set<String> rows = new TreeSet<>(applied);
        applied.forEach(id -> rows.removeAll(predecessors(id)));
        return rows;
    }
}
