package dev.migrate.demo.catalog;

import org.springframework.data.jpa.repository.JpaRepository;

/** Stores brands. */
public interface BrandRepository extends JpaRepository<Brand, Long> {}
