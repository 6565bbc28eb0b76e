@NullMarked
package dev.migrate.sql;

import org.jspecify.annotations.NullMarked;
