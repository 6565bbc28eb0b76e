package dev.migrate.command;

import java.util.List;

/**
 * What can be said of the revisions that were asked for.
 *
 * @param shown those that the application has
 * @param stored those that only the database knows
 */
public record Description(List<ShownRevision> shown, List<StoredRevision> stored) {

    /** Copies the lists. */
    public Description {
        shown = List.copyOf(shown);
        stored = List.copyOf(stored);
    }
}
