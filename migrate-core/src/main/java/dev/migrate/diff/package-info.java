/** The operations that lead from one schema to another. */
@NullMarked
package dev.migrate.diff;

import org.jspecify.annotations.NullMarked;
