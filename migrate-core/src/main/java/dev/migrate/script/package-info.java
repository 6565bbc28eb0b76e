/** Revisions as files and classes. */
@NullMarked
package dev.migrate.script;

import org.jspecify.annotations.NullMarked;
