/** What every dialect has to keep to: operations, histories and scripts, run on its database with rows in the tables. */
@NullMarked
package dev.migrate.conformance;

import org.jspecify.annotations.NullMarked;
