/** The web shop that shows Migrate at work. */
@NullMarked
package dev.migrate.demo;

import org.jspecify.annotations.NullMarked;
