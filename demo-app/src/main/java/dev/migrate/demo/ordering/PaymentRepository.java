package dev.migrate.demo.ordering;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Stores payments. */
public interface PaymentRepository extends JpaRepository<Payment, UUID> {}
