/** Explains failures of the start. */
@NullMarked
package dev.migrate.spring.diagnostics;

import org.jspecify.annotations.NullMarked;
