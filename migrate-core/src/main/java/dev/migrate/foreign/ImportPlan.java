package dev.migrate.foreign;

import java.util.List;

/**
 * The revisions that are to be written, and what is noted of them.
 *
 * @param left what becomes no revision
 */
public record ImportPlan(List<Revision> revisions, Manifest manifest, List<FlywayFolder.Left> left) {

    /** Copies the lists. */
    public ImportPlan {
        revisions = List.copyOf(revisions);
        left = List.copyOf(left);
    }

    /**
     * A revision that is to be written.
     *
     * @param source what it is made of
     * @param file the name of its file
     */
    public record Revision(String id, String source, String file, String text) {}
}
