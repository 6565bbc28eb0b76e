package dev.migrate.demo.catalog;

import dev.migrate.demo.common.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** A product that is sent in a parcel. */
@Entity
@Table(name = "physical_product")
public class PhysicalProduct extends Product {

    @Min(1)
    @Max(100_000)
    private int weightGrams;

    @Valid
    @Embedded
    @AttributeOverride(name = "length", column = @Column(name = "length_mm"))
    @AttributeOverride(name = "width", column = @Column(name = "width_mm"))
    @AttributeOverride(name = "height", column = @Column(name = "height_mm"))
    private @Nullable Dimensions dimensions;

    protected PhysicalProduct() {}

    public PhysicalProduct(String sku, String name, Money price, Category category, int weightGrams) {
        super(sku, name, price, category);
        this.weightGrams = weightGrams;
    }

    public int getWeightGrams() {
        return weightGrams;
    }

    public @Nullable Dimensions getDimensions() {
        return dimensions;
    }

    public void setDimensions(Dimensions dimensions) {
        this.dimensions = dimensions;
    }
}
