/** Turns recorded operations into statements in transaction blocks. */
@NullMarked
package dev.migrate.plan;

import org.jspecify.annotations.NullMarked;
