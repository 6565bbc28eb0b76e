/** How long SQLite takes for a change that needs a new table, beside copying the rows alone. */
@NullMarked
package dev.migrate.benchmarks.recreation;

import org.jspecify.annotations.NullMarked;
