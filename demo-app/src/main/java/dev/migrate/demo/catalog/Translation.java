package dev.migrate.demo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A product's name and summary in another language. */
@Embeddable
public record Translation(
        @Column(nullable = false, length = 120) String name,
        @Column(length = 500) @Nullable String summary) {}
