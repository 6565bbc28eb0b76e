/** What can be done to a database, as values, and what each of it does to a schema. */
@NullMarked
package dev.migrate.operation;

import org.jspecify.annotations.NullMarked;
