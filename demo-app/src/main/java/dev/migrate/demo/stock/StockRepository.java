package dev.migrate.demo.stock;

import org.springframework.data.jpa.repository.JpaRepository;

/** Stores how much is where. */
public interface StockRepository extends JpaRepository<StockItem, StockItemId> {}
