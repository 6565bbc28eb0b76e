package dev.migrate.demo.catalog;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Min;

/** The size of a parcel in millimetres. */
@Embeddable
public record Dimensions(
        @Min(1) int length, @Min(1) int width, @Min(1) int height) {}
