/** All that has a goal, one after the other. */
@NullMarked
package dev.migrate.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
