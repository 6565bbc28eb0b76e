package dev.migrate.revision;

import java.util.List;

/**
 * One revision as the graph sees it: its id, what it follows, and what it is called.
 *
 * @param id one to 64 characters, as they stand in the version table
 * @param down the ids of its parents: none for a base, several for a merge
 * @param labels the names of the branch that begins here; each is used once in the whole graph
 * @param dependsOn ids or labels of revisions that must run before this one without being its parents
 * @param message what it does, in the words of its author; may be empty
 * @param replaces the ids of revisions that it stands for and that are gone, in the order of a run; the last counts as its
 *     own id
 */
public record RevisionNode(
        String id,
        List<String> down,
        List<String> labels,
        List<String> dependsOn,
        String message,
        List<String> replaces) {

    /** Copies the lists and checks every id and label. */
    public RevisionNode {
        down = List.copyOf(down);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
        RevisionNames.checkId(id);
        down.forEach(RevisionNames::checkId);
        labels.forEach(RevisionNames::checkLabel);
        dependsOn.forEach(RevisionNames::checkId);
        replaces = List.copyOf(replaces);
        replaces.forEach(RevisionNames::checkId);
    }

    /** Makes a node that stands for itself alone. */
    public RevisionNode(String id, List<String> down, List<String> labels, List<String> dependsOn, String message) {
        this(id, down, labels, dependsOn, message, List.of());
    }
}
