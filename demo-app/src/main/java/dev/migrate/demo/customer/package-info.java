/** Who buys: customers, their profiles, carts and reviews. */
@NullMarked
package dev.migrate.demo.customer;

import org.jspecify.annotations.NullMarked;
