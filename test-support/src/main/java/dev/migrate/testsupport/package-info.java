/** Real databases and the helpers around them that the tests of every module share. */
@NullMarked
package dev.migrate.testsupport;

import org.jspecify.annotations.NullMarked;
