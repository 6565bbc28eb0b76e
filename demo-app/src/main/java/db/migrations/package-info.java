/** The history of the shop's schema. */
@NullMarked
package db.migrations;

import org.jspecify.annotations.NullMarked;
