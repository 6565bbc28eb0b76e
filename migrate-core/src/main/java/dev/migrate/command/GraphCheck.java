package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.revision.MultipleHeadsException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the files and their graph alone: neither at the model nor at a database. */
final class GraphCheck {

    private final RevisionMap revisions;
    private final Collection<String> independent;

    private GraphCheck(RevisionMap revisions, Collection<String> independent) {
        this.revisions = revisions;
        this.independent = independent;
    }

    /**
     * Checks that there is one head, and that each branch which stays apart has one of its own.
     *
     * @param independent the labels of the branches that stay apart
     */
    static GraphReport of(Supplier<ScriptDirectory> load, Collection<String> independent) {
        ScriptDirectory scripts;
        try {
            scripts = load.get();
        } catch (MigrateException e) {
            return new GraphReport(0, List.of(), e.getMessage());
        }
        RevisionMap revisions = scripts.revisions();
        List<RevisionInfo> heads = revisions.heads().stream()
                .map(node -> RevisionInfo.of(scripts, node))
                .toList();
        return new GraphReport(revisions.size(), heads, new GraphCheck(revisions, independent).problem());
    }

    private @Nullable String problem() {
        for (String label : independent) {
            String several = several(label + "@", "on branch " + label, "");
            if (several != null) {
                return several;
            }
        }
        if (independent.isEmpty()) {
            return several("", "", meantApart());
        }
        Set<RevisionNode> rest = rest(independent);
        return rest.size() < 2 ? null : besides(rest);
    }

    /** Returns the message of several heads of a branch or of all, with the one command that makes one of them. */
    private @Nullable String several(String branch, String where, String otherwise) {
        try {
            revisions.resolve(Set.of(), RevisionTarget.parse(branch + "head"));
            return null;
        } catch (MultipleHeadsException e) {
            String facts = e.getMessage()
                    .lines()
                    .filter(line -> line.startsWith("    "))
                    .collect(Collectors.joining("\n"));
            return "There are " + (e.heads().size() + " heads " + where).strip() + ".\n" + facts
                    + merge(branch + "heads") + otherwise;
        }
    }

    private String besides(Set<RevisionNode> rest) {
        List<String> lines = rest.stream()
                .map(node -> ("    " + node.id() + "  " + node.message()).stripTrailing())
                .toList();
        return "There are " + rest.size() + " heads besides those of " + String.join(", ", independent) + ".\n"
                + String.join("\n", lines)
                + merge(rest.stream().map(RevisionNode::id).collect(Collectors.joining(",")));
    }

    private static String merge(String heads) {
        return "\nMerge them: mvn migrate:merge -Drevisions=" + heads + " -Dmessage=\"merge heads\"";
    }

    /** Returns the heads that are on none of some branches. */
    private Set<RevisionNode> rest(Collection<String> labels) {
        Set<RevisionNode> rest = new LinkedHashSet<>(revisions.heads());
        labels.forEach(label -> heads(label).forEach(rest::remove));
        return rest;
    }

    private List<RevisionNode> heads(String label) {
        return revisions.resolve(Set.of(), RevisionTarget.parse(label + "@heads"));
    }

    /** Returns how to say that the branches with a label are meant to stay apart, if that would explain all heads. */
    private String meantApart() {
        int all = revisions.heads().size();
        List<String> labels = new ArrayList<>();
        for (RevisionNode node : revisions.revisions()) {
            if (!node.labels().isEmpty() && heads(node.labels().get(0)).size() == 1) {
                labels.add(node.labels().get(0));
            }
        }
        boolean explains = all > 1 && !labels.isEmpty() && rest(labels).size() < 2;
        return explains
                ? "\nor say which stay apart: mvn migrate:check -Dgraph -Dindependent=" + String.join(",", labels)
                : "";
    }
}
