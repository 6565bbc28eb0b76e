package dev.migrate.command;

import dev.migrate.runtime.HistoryEntry;
import java.util.List;

/**
 * Where a database stands.
 *
 * @param dialect the name of the database
 * @param upToDate whether nothing is pending
 * @param current the rows of the version table
 * @param heads the ids of the newest revisions
 * @param pending the revisions that an upgrade to the heads would run, in that order
 * @param history what has been run, newest first
 * @param unknown the rows of the version table that no revision of the application explains
 */
public record Status(
        String dialect,
        boolean upToDate,
        List<String> current,
        List<String> heads,
        List<RevisionInfo> pending,
        List<HistoryEntry> history,
        List<String> unknown) {}
