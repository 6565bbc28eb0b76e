package dev.migrate.demo.customer;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Stores customers. */
public interface CustomerRepository extends JpaRepository<Customer, Long> {

    Optional<Customer> findByEmail(String email);
}
