/** PostgreSQL, tested on the oldest and the newest version that is supported. */
@NullMarked
package dev.migrate.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
