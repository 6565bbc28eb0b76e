/** Tests of an application's own history, on JUnit. */
@NullMarked
package dev.migrate.test;

import org.jspecify.annotations.NullMarked;
