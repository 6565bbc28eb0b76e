package dev.migrate.demo.catalog;

import dev.migrate.demo.common.Audited;
import dev.migrate.demo.common.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something the shop sells. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@Table(
        name = "product",
        comment = "Everything the shop sells",
        check =
                @CheckConstraint(
                        name = "ck_product_list_price",
                        constraint = "list_price is null or list_price >= price"),
        indexes = {
            @Index(name = "ix_product_category_name", columnList = "category_id, name"),
            @Index(name = "ix_product_released_on", columnList = "released_on desc, sku")
        })
public abstract class Product extends Audited {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    @NotBlank
    @Size(max = 32)
    @Column(unique = true, comment = "Stock keeping unit, printed on the label")
    private String sku;

    @NotBlank
    @Size(max = 120)
    private String name;

    @Lob
    private @Nullable String description;

    @NotNull
    @Valid
    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "price"))
    private Money price;

    @Valid
    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "list_price"))
    @AttributeOverride(name = "currency", column = @Column(name = "list_currency", length = 3))
    private @Nullable Money listPrice;

    @ColumnDefault("true")
    private boolean active = true;

    private @Nullable LocalDate releasedOn;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> attributes;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_product_category"))
    private Category category;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Brand brand;

    @ManyToMany
    @JoinTable(
            name = "product_tag",
            joinColumns = @JoinColumn(name = "product_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    private Set<Tag> tags = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "product_flag")
    @Column(name = "flag", nullable = false, length = 16)
    @Enumerated(EnumType.STRING)
    private Set<ProductFlag> flags = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "product_image")
    @OrderColumn(name = "image_no")
    private List<ProductImage> images = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "product_translation")
    @MapKeyColumn(name = "locale", length = 5)
    private Map<String, Translation> translations = new LinkedHashMap<>();

    protected Product() {}

    protected Product(String sku, String name, Money price, Category category) {
        this.sku = sku;
        this.name = name;
        this.price = price;
        this.category = category;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public String getSku() {
        return sku;
    }

    public String getName() {
        return name;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public Money getPrice() {
        return price;
    }

    public @Nullable Money getListPrice() {
        return listPrice;
    }

    public void setListPrice(Money listPrice) {
        this.listPrice = listPrice;
    }

    public boolean isActive() {
        return active;
    }

    public @Nullable LocalDate getReleasedOn() {
        return releasedOn;
    }

    public void setReleasedOn(LocalDate releasedOn) {
        this.releasedOn = releasedOn;
    }

    public Map<String, Object> getAttributes() {
        return attributes == null ? Map.of() : attributes;
    }

    public void putAttribute(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(getAttributes());
        changed.put(name, value);
        attributes = changed;
    }

    public Category getCategory() {
        return category;
    }

    public @Nullable Brand getBrand() {
        return brand;
    }

    public void setBrand(Brand brand) {
        this.brand = brand;
    }

    public Set<Tag> getTags() {
        return tags;
    }

    public Set<ProductFlag> getFlags() {
        return flags;
    }

    public List<ProductImage> getImages() {
        return images;
    }

    public Map<String, Translation> getTranslations() {
        return translations;
    }
}
