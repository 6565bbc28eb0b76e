package dev.migrate.demo.customer;

/** Whether a customer may buy. */
public enum CustomerStatus {
    ACTIVE,
    BLOCKED,
    CLOSED
}
