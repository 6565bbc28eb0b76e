package dev.migrate.demo.catalog;

/** What the shop points out about a product. */
public enum ProductFlag {
    NEW,
    BESTSELLER,
    CLEARANCE,
    REFURBISHED
}
