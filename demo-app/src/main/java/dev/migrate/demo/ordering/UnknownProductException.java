package dev.migrate.demo.ordering;

/** Says that the shop has no such product. */
public class UnknownProductException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownProductException(String sku) {
        super("There is no product '" + sku + "'.");
    }
}
