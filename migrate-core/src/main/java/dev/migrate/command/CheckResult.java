package dev.migrate.command;

import java.util.List;

/**
 * What the model has that no revision does.
 *
 * @param tables the number of tables of the model
 * @param revisions the number of revisions it was compared with
 * @param operations what is done, grouped by table, with what a person has to decide before it runs
 * @param changes the operations in words, one a line; none if there is nothing to do
 * @param skipped what could not be compared, and why: no change, and not known to be none
 * @param warnings what makes that the revision serves one database only, and why
 * @param timings where the time went, one phase a line
 */
public record CheckResult(
        int tables,
        int revisions,
        List<Change> operations,
        List<String> changes,
        List<Remark> skipped,
        List<Remark> warnings,
        List<String> timings) {}
