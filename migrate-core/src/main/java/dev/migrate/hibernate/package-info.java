/** Reads Hibernate's metadata as a schema of portable words. */
@NullMarked
package dev.migrate.hibernate;

import org.jspecify.annotations.NullMarked;
