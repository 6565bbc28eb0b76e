/** The Maven goals: each forks the application's own launch with one of Migrate's commands. */
@NullMarked
package dev.migrate.maven;

import org.jspecify.annotations.NullMarked;
