package dev.migrate.picture;

import java.util.List;

/**
 * A revision as pictures show it.
 *
 * @param parents the ids of the revisions it follows, those outside the picture included
 * @param dependencies the ids of the revisions it depends on without following them
 * @param labels the names of the branch that begins here
 * @param marks words such as {@code head} and {@code current}
 * @param message what it does; may be empty
 */
public record PictureNode(
        String id,
        List<String> parents,
        List<String> dependencies,
        List<String> labels,
        List<String> marks,
        String message) {

    /** Copies the lists. */
    public PictureNode {
        parents = List.copyOf(parents);
        dependencies = List.copyOf(dependencies);
        labels = List.copyOf(labels);
        marks = List.copyOf(marks);
    }
}
