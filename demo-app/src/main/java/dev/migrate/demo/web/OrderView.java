package dev.migrate.demo.web;

import dev.migrate.demo.common.Money;
import dev.migrate.demo.ordering.Order;
import dev.migrate.demo.ordering.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

record OrderView(
        long id,
        String orderNumber,
        OrderStatus status,
        Instant placedAt,
        String customer,
        Money total,
        List<LineView> lines) {

    record LineView(String sku, String name, int quantity, Money unitPrice) {}

    static OrderView of(Order order) {
        return new OrderView(
                Objects.requireNonNull(order.getId()),
                order.getOrderNumber(),
                order.getStatus(),
                order.getPlacedAt(),
                order.getCustomer().getEmail(),
                order.getTotal(),
                order.getLines().stream()
                        .map(line -> new LineView(
                                line.getProduct().getSku(),
                                line.getProduct().getName(),
                                line.getQuantity(),
                                line.getUnitPrice()))
                        .toList());
    }
}
