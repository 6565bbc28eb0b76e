package dev.migrate.demo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A maker of products. */
@Entity
public class Brand {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @NotBlank
    @Size(max = 80)
    @Column(unique = true)
    private String name;

    @Size(max = 200)
    private @Nullable String homepage;

    @Column(length = 100_000)
    private byte @Nullable [] logo;

    protected Brand() {}

    public Brand(String name, @Nullable String homepage) {
        this.name = name;
        this.homepage = homepage;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public @Nullable String getHomepage() {
        return homepage;
    }

    public byte @Nullable [] getLogo() {
        return logo;
    }

    public void setLogo(byte[] logo) {
        this.logo = logo;
    }
}
