package dev.migrate.demo.catalog;

/** What a buyer of a digital product may do with it. */
public enum Licence {
    SINGLE_USER,
    FAMILY,
    COMPANY
}
