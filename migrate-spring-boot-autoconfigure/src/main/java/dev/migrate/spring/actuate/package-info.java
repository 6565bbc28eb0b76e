/** Shows revisions and history in the actuator. */
@NullMarked
package dev.migrate.spring.actuate;

import org.jspecify.annotations.NullMarked;
