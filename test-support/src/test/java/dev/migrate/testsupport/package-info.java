/** Tests of the helpers. */
@NullMarked
package dev.migrate.testsupport;

import org.jspecify.annotations.NullMarked;
