/** Where the goods are: warehouses and the stock in them. */
@NullMarked
package dev.migrate.demo.stock;

import org.jspecify.annotations.NullMarked;
