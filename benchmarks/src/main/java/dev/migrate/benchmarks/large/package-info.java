/** What a SQL revision takes that is larger than the memory. */
@NullMarked
package dev.migrate.benchmarks.large;

import org.jspecify.annotations.NullMarked;
