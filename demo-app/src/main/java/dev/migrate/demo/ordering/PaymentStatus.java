package dev.migrate.demo.ordering;

/** Whether money has moved. */
public enum PaymentStatus {
    PENDING,
    CAPTURED,
    REFUNDED,
    FAILED
}
