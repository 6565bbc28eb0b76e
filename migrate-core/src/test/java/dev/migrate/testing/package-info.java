/** What tests of all packages share: schemas and operations made up by a seed, and what was seen of them. */
@NullMarked
package dev.migrate.testing;

import org.jspecify.annotations.NullMarked;
