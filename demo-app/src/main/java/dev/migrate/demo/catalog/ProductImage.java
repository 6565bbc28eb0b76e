package dev.migrate.demo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** A picture of a product. */
@Embeddable
public record ProductImage(
        @NotBlank @Column(nullable = false, length = 200) String path,
        @Column(name = "alt_text", length = 120) @Nullable String altText) {}
