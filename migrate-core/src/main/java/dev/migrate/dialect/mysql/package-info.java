/** MySQL from version 8.0, and MariaDB from version 10.11: one way of speaking, with the differences as data. */
@NullMarked
package dev.migrate.dialect.mysql;

import org.jspecify.annotations.NullMarked;
