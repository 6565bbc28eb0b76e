/** PostgreSQL, from version 14 on. */
@NullMarked
package dev.migrate.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
