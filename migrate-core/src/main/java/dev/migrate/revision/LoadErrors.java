package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with revisions that form no graph, and where each of them comes from. */
final class LoadErrors {

    private final Collection<RevisionNode> nodes;
    private final @Nullable Function<String, String> sources;

    LoadErrors(Collection<RevisionNode> nodes, @Nullable Function<String, String> sources) {
        this.nodes = nodes;
        this.sources = sources;
    }

    DuplicateRevisionException duplicateIds(List<String> ids) {
        List<String> facts = ids.stream().flatMap(this::origins).toList();
        return new DuplicateRevisionException(
                ids,
                "Cannot load the revisions: " + Words.count(ids.size(), "id") + " used more than once.\n"
                        + Words.facts(facts)
                        + "Give all but one of them a new id, and the revisions that follow it the new one as parent.");
    }

    DuplicateRevisionException idsAlike(List<String> ids) {
        List<String> facts = ids.stream().flatMap(this::origins).toList();
        return new DuplicateRevisionException(
                ids,
                "Cannot load the revisions: " + Words.count(ids.size(), "id")
                        + " the same but for the case of their letters.\n" + Words.facts(facts)
                        + "MySQL and MariaDB take them for one. Give one of them, which no database has yet, a new id, and the"
                        + " revisions that follow it the new one as parent.");
    }

    DuplicateRevisionException contradictions(List<String> facts) {
        return new DuplicateRevisionException(
                facts.stream().map(fact -> fact.substring(0, fact.indexOf(' '))).toList(),
                "Cannot load the revisions: some stand for revisions that are there as well.\n" + Words.facts(facts)
                        + "Delete the files of the revisions that another stands for.");
    }

    DuplicateLabelException duplicateLabels(List<String> labels) {
        List<String> facts = new ArrayList<>();
        for (String label : labels) {
            nodes.stream()
                    .filter(node -> node.id().equals(label))
                    .map(node -> label + "  id of " + at(node))
                    .forEach(facts::add);
            nodes.stream()
                    .filter(node -> node.labels().contains(label))
                    .map(node -> label + "  label of " + at(node))
                    .forEach(facts::add);
        }
        return new DuplicateLabelException(
                labels,
                "Cannot load the revisions: " + Words.count(labels.size(), "branch label") + " used more than once.\n"
                        + Words.facts(facts)
                        + "A label stands on one revision, the first of its branch, and differs from all ids.");
    }

    UnknownRevisionException missing(List<String> names) {
        Map<String, List<String>> uses = new TreeMap<>();
        names.forEach(name -> uses.put(name, new ArrayList<>()));
        nodes.forEach(node -> note(uses, node, node.down(), "  is a parent of "));
        nodes.forEach(node -> note(uses, node, node.dependsOn(), "  is a dependency of "));
        List<String> facts = uses.values().stream().flatMap(List::stream).toList();
        return UnknownRevisionException.written(
                names,
                "Cannot load the revisions: " + Words.count(names.size(), "id") + " named but not there.\n"
                        + Words.facts(facts)
                        + "Bring the missing file back or correct the id; a revision names others by their whole id.");
    }

    /** Looks at each revision once: with a location missing, very many may be named and not there. */
    private void note(Map<String, List<String>> uses, RevisionNode node, List<String> named, String verb) {
        for (String name : new LinkedHashSet<>(named)) {
            List<String> facts = uses.get(name);
            if (facts != null) {
                facts.add(name + verb + at(node));
            }
        }
    }

    CycleException cycle(List<RevisionNode> cycle) {
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            RevisionNode node = cycle.get(i);
            RevisionNode next = cycle.get((i + 1) % cycle.size());
            String verb = node.down().contains(next.id()) ? "  follows " : "  depends on ";
            facts.add(node.id() + verb + (node.equals(next) ? "itself" : next.id()) + in(node));
        }
        return new CycleException(
                cycle.stream().map(RevisionNode::id).toList(),
                "Cannot load the revisions: they follow each other in a circle.\n"
                        + Words.facts(facts)
                        + "Correct the parent or the dependency in one of them.");
    }

    private String at(RevisionNode node) {
        return node.id() + in(node);
    }

    private String in(RevisionNode node) {
        return sources == null ? "" : " (" + String.join(", ", lines(sources.apply(node.id()))) + ")";
    }

    private Stream<String> origins(String id) {
        return (sources == null ? messages(id) : lines(sources.apply(id)).stream())
                .map(origin -> Words.fact(id, origin));
    }

    private Stream<String> messages(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).map(RevisionNode::message);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
