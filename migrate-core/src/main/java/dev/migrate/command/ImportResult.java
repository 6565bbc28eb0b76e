package dev.migrate.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of another tool's scripts.
 *
 * @param tool the tool's name
 * @param revisions the revisions that were written, in their order
 * @param known how many scripts had been imported before
 * @param left what became no revision, and why
 * @param manifest the file that says which revision stands for which script
 */
public record ImportResult(
        String tool,
        List<Imported> revisions,
        int known,
        List<Left> left,
        @Nullable Path manifest) {

    /** Copies the lists. */
    public ImportResult {
        revisions = List.copyOf(revisions);
        left = List.copyOf(left);
    }

    ImportResult with(Imported revision) {
        return new ImportResult(tool, List.of(revision), known, left, manifest);
    }

    /**
     * A revision that was written.
     *
     * @param source the script
     */
    public record Imported(String source, String id, Path file) {}

    /** A file that became no revision, and why. */
    public record Left(String file, String reason) {}
}
