package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graph written as text: {@code "a <- b <- c"} says that c follows b and b follows a, {@code "c,d <- m"} that m merges
 * c and d. A revision may carry labels and dependencies where it stands first: {@code "a <- b[shop](x,y)"}. Another one
 * with the same id has a prime: {@code b'}.
 */
final class TestGraph {

    private static final Pattern REVISION =
            Pattern.compile("(?<id>\\w+'?)(?:\\[(?<labels>[^\\]]+)])?(?:\\((?<needs>[^)]+)\\))?");

    private final Map<String, List<String>> down = new LinkedHashMap<>();
    private final Map<String, List<String>> labels = new LinkedHashMap<>();
    private final Map<String, List<String>> needs = new LinkedHashMap<>();

    private TestGraph() {}

    static RevisionMap graph(String... chains) {
        return RevisionMap.of(nodes(chains));
    }

    static List<RevisionNode> nodes(String... chains) {
        TestGraph graph = new TestGraph();
        Arrays.stream(chains).forEach(graph::chain);
        return graph.down.keySet().stream().map(graph::node).toList();
    }

    static RevisionNode node(String id, String... down) {
        return new RevisionNode(id, List.of(down), List.of(), List.of(), "add " + id);
    }

    /** Returns the steps as {@code "c{c} d{c,d}"}: each revision with the rows after it. */
    static String walked(Set<String> rows, List<RevisionStep> steps) {
        List<String> words = new ArrayList<>();
        Set<String> at = new TreeSet<>(rows);
        for (RevisionStep step : steps) {
            if (!at.containsAll(step.change().delete())) {
                throw new AssertionError("No such rows: " + step);
            }
            if (step.change().insert().stream().anyMatch(at::contains)) {
                throw new AssertionError("Rows there already: " + step);
            }
            at = step.change().applyTo(at);
            words.add(step.revision().id() + "{" + String.join(",", at) + "}");
        }
        return words.isEmpty() ? "-" : String.join(" ", words);
    }

    /** Returns the steps, or the name of the exception without its last word in {@code !}. */
    static String outcome(Set<String> rows, Supplier<List<RevisionStep>> steps) {
        try {
            return walked(rows, steps.get());
        } catch (MigrateException e) {
            return "!" + e.getClass().getSimpleName().replace("Exception", "");
        }
    }

    static Set<String> rows(String text) {
        return text.equals("-") || text.equals("base")
                ? Set.of()
                : new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
    }

    static String ids(List<RevisionNode> nodes) {
        return nodes.isEmpty()
                ? "-"
                : String.join(",", nodes.stream().map(RevisionNode::id).toList());
    }

    private void chain(String chain) {
        List<String> before = List.of();
        for (String link : chain.split(" <- ", -1)) {
            List<String> members = new ArrayList<>();
            Matcher matcher = REVISION.matcher(link);
            while (matcher.find()) {
                members.add(add(matcher, before));
            }
            before = members;
        }
    }

    private String add(Matcher revision, List<String> before) {
        String id = revision.group("id");
        down.computeIfAbsent(id, i -> new ArrayList<>()).addAll(before);
        labels.computeIfAbsent(id, i -> new ArrayList<>()).addAll(list(revision.group("labels")));
        needs.computeIfAbsent(id, i -> new ArrayList<>()).addAll(list(revision.group("needs")));
        return id;
    }

    private static List<String> list(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(",", -1));
    }

    private RevisionNode node(String id) {
        return new RevisionNode(id.replace("'", ""), down.get(id), labels.get(id), needs.get(id), "add " + id);
    }
}
