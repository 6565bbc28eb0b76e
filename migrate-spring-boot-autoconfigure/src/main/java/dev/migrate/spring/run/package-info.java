/** Runs one command in place of the application. */
@NullMarked
package dev.migrate.spring.run;

import org.jspecify.annotations.NullMarked;
