package dev.migrate.demo.stock;

import dev.migrate.demo.common.Address;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A place where goods are kept. */
@Entity
public class Warehouse {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    @NotBlank
    @Size(max = 16)
    @Column(unique = true)
    private String code;

    @NotNull
    @Valid
    @Embedded
    private Address address;

    protected Warehouse() {}

    public Warehouse(String code, Address address) {
        this.code = code;
        this.address = address;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getCode() {
        return code;
    }

    public Address getAddress() {
        return address;
    }
}
