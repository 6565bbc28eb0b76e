package dev.migrate.demo.ordering;

import dev.migrate.demo.common.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to buy. */
public record OrderRequest(
        @NotNull @Email @Size(max = 320) String email,
        @Size(max = 80) @Nullable String firstName,
        @NotBlank @Size(max = 80) String lastName,
        @NotNull @Valid Address address,
        @NotEmpty @Valid List<Line> lines) {

    /** How many of one product. */
    public record Line(
            @NotBlank String sku, @Min(1) @Max(99) int quantity) {}
}
