package dev.migrate.demo.catalog;

import dev.migrate.demo.common.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A product that is downloaded. */
@Entity
@Table(name = "digital_product")
public class DigitalProduct extends Product {

    @NotBlank
    @Size(max = 300)
    private String downloadUrl;

    @NotNull
    @Enumerated(EnumType.STRING)
    private Licence licence;

    private @Nullable Duration playingTime;

    protected DigitalProduct() {}

    public DigitalProduct(
            String sku, String name, Money price, Category category, String downloadUrl, Licence licence) {
        super(sku, name, price, category);
        this.downloadUrl = downloadUrl;
        this.licence = licence;
    }

    public String getDownloadUrl() {
        return downloadUrl;
    }

    public Licence getLicence() {
        return licence;
    }

    public @Nullable Duration getPlayingTime() {
        return playingTime;
    }

    public void setPlayingTime(Duration playingTime) {
        this.playingTime = playingTime;
    }
}
