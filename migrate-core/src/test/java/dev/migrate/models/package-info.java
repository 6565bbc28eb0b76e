/** Entity models that a seed makes up, as Java sources, and what holds of each of them. */
@NullMarked
package dev.migrate.models;

import org.jspecify.annotations.NullMarked;
