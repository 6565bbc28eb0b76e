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
public final class RandomGraph {

    /** What a label begins with, and no id does. */
    private static final String LABEL = "l";

    private final Random random;
    private final Map<String, RevisionNode> nodes = new LinkedHashMap<>();

    /** Makes the graph of a seed. */
    public RandomGraph(long seed) {
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
        List<String> labels = random.nextInt(3) == 0 ? List.of(LABEL + id) : List.of();
        List<String> needs =
                some(before, dependencies).stream().map(this::idOrLabel).toList();
        return new RevisionNode(id, some(before, parents), labels, needs, "add " + id);
    }

    private String idOrLabel(String id) {
        return nodes.get(id).labels().isEmpty() ? id : LABEL + id;
    }

    private List<String> some(List<String> from, int count) {
        List<String> mixed = new ArrayList<>(from);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, Math.min(count, mixed.size()));
    }

    /** Returns its revisions, each after those it follows. */
    public List<RevisionNode> nodes() {
        return new ArrayList<>(nodes.values());
    }

    List<RevisionNode> shuffled() {
        List<RevisionNode> shuffled = nodes();
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Returns the id of some revision. */
    public String any() {
        return some(new ArrayList<>(nodes.keySet()), 1).get(0);
    }

    /** Returns the rows of a database in which some revisions and all they need are applied. */
    Set<String> anyRows() {
        return rows(closure(some(new ArrayList<>(nodes.keySet()), random.nextInt(4))));
    }

    Set<String> parents(String id) {
        return new LinkedHashSet<>(nodes.get(id).down());
    }

    Set<String> predecessors(String id) {
        Set<String> predecessors = new LinkedHashSet<>(nodes.get(id).down());
        nodes.get(id).dependsOn().forEach(name -> predecessors.add(name.replace(LABEL, "")));
        return predecessors;
    }

    /** Returns the revisions that lead to this one by parents, and itself. */
    Set<String> before(String id) {
        Set<String> before = new TreeSet<>(Set.of(id));
        parents(id).forEach(parent -> before.addAll(before(parent)));
        return before;
    }

    /** Returns the revisions before and after this one by parents, and itself. */
    Set<String> lineage(String id) {
        Set<String> lineage = before(id);
        nodes.keySet().stream().filter(other -> before(other).contains(id)).forEach(lineage::add);
        return lineage;
    }

    /** Returns the ids of some revisions, possibly none. */
    public List<String> anySome(int most) {
        return some(new ArrayList<>(nodes.keySet()), random.nextInt(most + 1));
    }

    /** Returns some revisions and all they need. */
    public Set<String> closure(Iterable<String> ids) {
        Set<String> closure = new TreeSet<>();
        ids.forEach(id -> {
            closure.add(id);
            closure.addAll(closure(predecessors(id)));
        });
        return closure;
    }

    /** Returns those applied revisions that no applied one follows or depends on. */
    public Set<String> rows(Set<String> applied) {
        Set<String> rows = new TreeSet<>(applied);
        applied.forEach(id -> rows.removeAll(predecessors(id)));
        return rows;
    }
}
