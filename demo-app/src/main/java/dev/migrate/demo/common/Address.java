package dev.migrate.demo.common;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A postal address. */
@Embeddable
public record Address(
        @NotBlank @Size(max = 120) String street,

        @NotBlank @Size(max = 12) @Column(name = "postal_code")
        String postalCode,

        @NotBlank @Size(max = 80) String city,

        @NotBlank @Size(min = 2, max = 2) @Column(length = 2)
        String country) {}
