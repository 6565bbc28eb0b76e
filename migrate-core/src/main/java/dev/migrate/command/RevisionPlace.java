package dev.migrate.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a new revision stands: in the graph and among the files.
 *
 * @param head what it follows: {@code head}, {@code base} for nothing, an id, {@code label@head}, several with commas
 * @param splice whether it may follow a revision that another one follows already
 * @param branchLabels the labels of the branch that begins with it
 * @param dependsOn ids, their beginnings or labels of what must have run before, without being followed
 * @param revId its id, or null for a random one
 * @param location the location it is written to, or null for its parent's
 */
public record RevisionPlace(
        String head,
        boolean splice,
        List<String> branchLabels,
        List<String> dependsOn,
        @Nullable String revId,
        @Nullable String location) {

    /** Copies the lists. */
    public RevisionPlace {
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** Returns the place behind the only head, in a file next to that one's. */
    public static RevisionPlace afterHead() {
        return new RevisionPlace("head", false, List.of(), List.of(), null, null);
    }
}
