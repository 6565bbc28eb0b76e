/** The graph of revisions: heads, bases, branches, and the paths between them. */
@NullMarked
package dev.migrate.revision;

import org.jspecify.annotations.NullMarked;
