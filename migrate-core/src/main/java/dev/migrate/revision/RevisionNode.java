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
 */
public record RevisionNode(String id, List<String> down, List<String> labels, List<String> dependsOn, String message) {

    /** Copies the lists and checks every id and label. */
    public RevisionNode {
        down = List.copyOf(down);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
        RevisionNames.checkId(id);
        down.forEach(RevisionNames::checkId);
        labels.forEach(RevisionNames::checkLabel);
        dependsOn.forEach(RevisionNames::checkId);
    }
}
