package dev.migrate.demo.catalog;

import org.springframework.data.jpa.repository.JpaRepository;

/** Stores categories. */
public interface CategoryRepository extends JpaRepository<Category, Long> {}
