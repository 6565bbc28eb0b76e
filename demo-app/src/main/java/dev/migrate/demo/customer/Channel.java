package dev.migrate.demo.customer;

/** A way to reach a customer. */
public enum Channel {
    EMAIL,
    PHONE,
    POST
}
