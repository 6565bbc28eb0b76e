package dev.migrate.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that are gone since another stands for them.
 *
 * <p>The last of a squashed range counts as the revision that stands for it; where a database has another of them, it is
 * in the middle.
 */
final class Replaced {

    private final Map<String, Integer> last = new HashMap<>();
    private final NavigableMap<String, Integer> inside = new TreeMap<>();

    private Replaced() {}

    static Replaced by(List<RevisionNode> nodes) {
        Replaced replaced = new Replaced();
        for (int i = 0; i < nodes.size(); i++) {
            List<String> ids = nodes.get(i).replaces();
            for (String id : ids) {
                replaced.inside.put(id, i);
            }
            if (!ids.isEmpty()) {
                replaced.last.put(ids.get(ids.size() - 1), i);
            }
        }
        return replaced;
    }

    /** Returns the replaced ids that are still revisions, or that several stand for, with those that stand for them. */
    static List<String> contradictions(List<RevisionNode> nodes, Map<String, Integer> ids) {
        List<String> facts = new ArrayList<>();
        Map<String, String> by = new HashMap<>();
        for (RevisionNode node : nodes) {
            for (String id : node.replaces()) {
                String other = by.put(id, node.id());
                if (ids.containsKey(id)) {
                    facts.add(id + "  is still there, and " + node.id() + " stands for it");
                } else if (other != null) {
                    facts.add(id + "  is what both " + other + " and " + node.id() + " stand for");
                }
            }
        }
        return facts;
    }

    /** Returns the revision whose replaced range ends with an id, or null. */
    @Nullable
    Integer endingWith(String id) {
        return last.get(id);
    }

    /** Returns the revision that stands for an id, or null. */
    @Nullable
    Integer standingFor(String id) {
        return inside.get(id);
    }

    /** Returns the whole of an id that is gone: the id itself, or else the one that begins so; null if that is none or several. */
    @Nullable
    String named(String name) {
        if (inside.containsKey(name)) {
            return name;
        }
        String first = inside.ceilingKey(name);
        String second = first == null ? null : inside.higherKey(first);
        boolean several = second != null && second.startsWith(name);
        return first == null || !first.startsWith(name) || several ? null : first;
    }

    /** Returns a revision whose parents and dependencies are ids of revisions that are there. */
    RevisionNode resolved(RevisionNode node, List<RevisionNode> nodes) {
        if (inside.isEmpty()) {
            return node;
        }
        return new RevisionNode(
                node.id(),
                resolved(node.down(), nodes),
                node.labels(),
                resolved(node.dependsOn(), nodes),
                node.message(),
                node.replaces());
    }

    private List<String> resolved(List<String> names, List<RevisionNode> nodes) {
        return names.stream()
                .map(name -> last.containsKey(name) ? nodes.get(last.get(name)).id() : name)
                .distinct()
                .toList();
    }
}
