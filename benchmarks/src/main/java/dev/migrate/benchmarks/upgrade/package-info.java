/** How long it takes to apply many small revisions, beside the same statements by hand and other tools. */
@NullMarked
package dev.migrate.benchmarks.upgrade;

import org.jspecify.annotations.NullMarked;
