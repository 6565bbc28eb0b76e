package dev.migrate.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request for a revision.
 *
 * @param file the file that was written, or null where the model has no changes
 * @param id the new revision's id, or null where none was written
 * @param tables the number of tables of the model, 0 where it was not read
 * @param revisions the number of revisions the model was compared with
 * @param operations what is done, grouped by table, with what a person has to decide before it runs
 * @param changes the operations in words, one a line
 * @param skipped what could not be compared, and why: no change, and not known to be none
 * @param warnings what makes that the revision serves one database only, and why
 * @param timings where the time went, one phase a line
 */
public record RevisionResult(
        @Nullable Path file,
        @Nullable String id,
        int tables,
        int revisions,
        List<Change> operations,
        List<String> changes,
        List<Remark> skipped,
        List<Remark> warnings,
        List<String> timings) {}
