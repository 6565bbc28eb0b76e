/** Tests of SQLite's way of speaking. */
@NullMarked
package dev.migrate.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
