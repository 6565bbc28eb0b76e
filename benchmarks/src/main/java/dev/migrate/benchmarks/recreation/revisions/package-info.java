/** A history whose second revision needs a new table on SQLite. */
@NullMarked
package dev.migrate.benchmarks.recreation.revisions;

import org.jspecify.annotations.NullMarked;
