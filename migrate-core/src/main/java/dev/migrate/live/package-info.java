/** What a database holds, in the words of a model. */
@NullMarked
package dev.migrate.live;

import org.jspecify.annotations.NullMarked;
