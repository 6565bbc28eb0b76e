/** What the shop sells: products, brands, categories and tags. */
@NullMarked
package dev.migrate.demo.catalog;

import org.jspecify.annotations.NullMarked;
