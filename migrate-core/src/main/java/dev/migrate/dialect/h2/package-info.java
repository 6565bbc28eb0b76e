/** H2, from version 2.0, in its regular mode. */
@NullMarked
package dev.migrate.dialect.h2;

import org.jspecify.annotations.NullMarked;
