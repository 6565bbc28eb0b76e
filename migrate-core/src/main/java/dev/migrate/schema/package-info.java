/** What a database looks like, as immutable values. */
@NullMarked
package dev.migrate.schema;

import org.jspecify.annotations.NullMarked;
