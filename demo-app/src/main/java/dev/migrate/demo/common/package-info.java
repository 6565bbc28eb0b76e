/** What several parts of the shop share: money, addresses and audit columns. */
@NullMarked
package dev.migrate.demo.common;

import org.jspecify.annotations.NullMarked;
