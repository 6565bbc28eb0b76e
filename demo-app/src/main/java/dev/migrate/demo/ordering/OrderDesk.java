package dev.migrate.demo.ordering;

import dev.migrate.demo.catalog.Product;
import dev.migrate.demo.catalog.ProductRepository;
import dev.migrate.demo.customer.Customer;
import dev.migrate.demo.customer.CustomerRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders. */
@Service
@Transactional
public class OrderDesk {

    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final ProductRepository products;

    OrderDesk(OrderRepository orders, CustomerRepository customers, ProductRepository products) {
        this.orders = orders;
        this.customers = customers;
        this.products = products;
    }

    /** Places an order; who is not known by e-mail address becomes a customer. */
    public Order place(OrderRequest request) {
        Customer customer = customers
                .findByEmail(request.email())
                .orElseGet(() -> customers.save(
                        new Customer(request.email(), request.firstName(), request.lastName(), request.address())));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Order order = new Order(newOrderNumber(), customer, now, request.address());
        request.lines().forEach(line -> order.add(product(line.sku()), line.quantity()));
        return orders.save(order);
    }

    /** Finds an order with its lines. */
    @Transactional(readOnly = true)
    public Optional<Order> find(long id) {
        return orders.findWithLinesById(id);
    }

    private Product product(String sku) {
        return products.findBySku(sku).orElseThrow(() -> new UnknownProductException(sku));
    }

    private static String newOrderNumber() {
        return "S-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
