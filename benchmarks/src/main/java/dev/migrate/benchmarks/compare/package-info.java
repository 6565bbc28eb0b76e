/** How long it takes to compare a model with the history and with a database, beside other tools. */
@NullMarked
package dev.migrate.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
