/** Tests of the revision graph. */
@NullMarked
package dev.migrate.revision;

import org.jspecify.annotations.NullMarked;
