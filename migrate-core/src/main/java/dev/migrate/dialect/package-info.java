/** What a database's own way of speaking consists of. */
@NullMarked
package dev.migrate.dialect;

import org.jspecify.annotations.NullMarked;
