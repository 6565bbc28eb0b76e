/** The words all packages share. */
@NullMarked
package dev.migrate;

import org.jspecify.annotations.NullMarked;
