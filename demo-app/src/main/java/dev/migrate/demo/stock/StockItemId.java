package dev.migrate.demo.stock;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names the stock of one product in one warehouse. */
@Embeddable
public record StockItemId(Long warehouseId, UUID productId) {}
