/** Writes revisions down as their authors would. */
@NullMarked
package dev.migrate.source;

import org.jspecify.annotations.NullMarked;
