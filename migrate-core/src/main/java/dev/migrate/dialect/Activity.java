package dev.migrate.dialect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What others can see of the holder of a lock while it works.
 *
 * @param step what it said that it does, or null where that cannot be known
 * @param since when it was last seen to do something, by the database's clock, or null where that cannot be known
 * @param mark a text that differs whenever the holder has made progress
 */
public record Activity(@Nullable String step, @Nullable Instant since, String mark) {}
