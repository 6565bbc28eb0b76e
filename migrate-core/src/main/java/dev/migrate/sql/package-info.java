/** How each database cuts SQL texts into tokens and statements. */
@NullMarked
package dev.migrate.sql;

import org.jspecify.annotations.NullMarked;
