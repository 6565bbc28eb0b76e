/** What was bought: orders, payments, shipments and coupons. */
@NullMarked
package dev.migrate.demo.ordering;

import org.jspecify.annotations.NullMarked;
