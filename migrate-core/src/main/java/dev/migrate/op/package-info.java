/**
 * What authors of revisions write with.
 *
 * <p>This package only ever grows, and no default in it ever changes: every revision of the past is compiled against it
 * and interpreted again.
 */
@NullMarked
package dev.migrate.op;

import org.jspecify.annotations.NullMarked;
