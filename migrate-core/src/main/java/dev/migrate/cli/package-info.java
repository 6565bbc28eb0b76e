/** The command line's words. */
@NullMarked
package dev.migrate.cli;

import org.jspecify.annotations.NullMarked;
