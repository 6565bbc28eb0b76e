package dev.migrate.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the revisions are a graph with one head.
 *
 * @param revisions how many there are, 0 where they cannot be read
 * @param heads the heads
 * @param problem what is wrong and what mends it, in whole lines, or null if nothing is
 */
public record GraphReport(
        int revisions, List<RevisionInfo> heads, @Nullable String problem) {}
