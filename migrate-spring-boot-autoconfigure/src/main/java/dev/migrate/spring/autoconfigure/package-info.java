/** Makes Migrate a part of an application: its bean, its properties, and what happens at startup. */
@NullMarked
package dev.migrate.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
