/** What other tools for migrations leave behind, scripts and tables, read as revisions. */
@NullMarked
package dev.migrate.foreign;

import org.jspecify.annotations.NullMarked;
