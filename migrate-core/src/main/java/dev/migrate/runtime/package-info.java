/** Runs the steps of a path against a connection or writes them as a script, and keeps the version table. */
@NullMarked
package dev.migrate.runtime;

import org.jspecify.annotations.NullMarked;
