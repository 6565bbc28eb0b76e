/** One method for each command: the programmatic way to use Migrate. */
@NullMarked
package dev.migrate.command;

import org.jspecify.annotations.NullMarked;
