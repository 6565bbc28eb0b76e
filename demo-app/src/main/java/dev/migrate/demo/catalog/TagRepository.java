package dev.migrate.demo.catalog;

import org.springframework.data.jpa.repository.JpaRepository;

/** Stores tags. */
public interface TagRepository extends JpaRepository<Tag, Long> {}
