package dev.migrate.demo.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** Stores products. */
public interface ProductRepository extends JpaRepository<Product, UUID> {

    @EntityGraph(attributePaths = {"category", "brand"})
    List<Product> findByActiveTrueOrderByName();

    Optional<Product> findBySku(String sku);
}
