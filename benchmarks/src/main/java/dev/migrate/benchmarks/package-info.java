/** Measures what very many revisions cost. */
@NullMarked
package dev.migrate.benchmarks;

import org.jspecify.annotations.NullMarked;
