/** SQLite's way of speaking, which recreates the tables it cannot alter. */
@NullMarked
package dev.migrate.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
