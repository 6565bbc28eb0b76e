package dev.migrate.demo.ordering;

/** Who carries parcels. */
public enum Carrier {
    POST,
    COURIER,
    PICKUP
}
