package dev.migrate.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new revision shall be.
 *
 * @param message what it does, in a few words
 * @param autogenerate whether it is written from the model, or empty
 * @param from what the model is compared with: {@code history}, {@code nothing} (all of the model is written)
 * @param format how it is written: {@code java}
 * @param revId its id, or null for a random one
 * @param renames renamed columns, {@code account.name:full_name}
 * @param renameTables renamed tables, {@code person:customer}
 * @param allowDrops tables, columns ({@code account.legacy}) and labels that may be dropped
 */
public record RevisionRequest(
        String message,
        boolean autogenerate,
        String from,
        String format,
        @Nullable String revId,
        List<String> renames,
        List<String> renameTables,
        List<String> allowDrops) {

    /** Copies the lists. */
    public RevisionRequest {
        renames = List.copyOf(renames);
        renameTables = List.copyOf(renameTables);
        allowDrops = List.copyOf(allowDrops);
    }

    /** Returns the request for a revision written from the model. */
    public static RevisionRequest autogenerate(String message) {
        return new RevisionRequest(message, true, "history", "java", null, List.of(), List.of(), List.of());
    }

    /** Returns the request for an empty revision. */
    public static RevisionRequest empty(String message) {
        return new RevisionRequest(message, false, "history", "java", null, List.of(), List.of(), List.of());
    }
}
