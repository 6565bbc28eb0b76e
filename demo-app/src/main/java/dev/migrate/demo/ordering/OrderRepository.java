package dev.migrate.demo.ordering;

import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** Stores orders. */
public interface OrderRepository extends JpaRepository<Order, Long> {

    @EntityGraph(attributePaths = {"customer", "lines", "lines.product"})
    Optional<Order> findWithLinesById(Long id);
}
