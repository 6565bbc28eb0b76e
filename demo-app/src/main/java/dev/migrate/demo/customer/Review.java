package dev.migrate.demo.customer;

import dev.migrate.demo.catalog.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** A customer's opinion of a product. */
@Entity
@Table(
        name = "review",
        indexes = @Index(name = "ix_review_product_rating", columnList = "product_id, rating desc"),
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_review_customer_product",
                        columnNames = {"customer_id", "product_id"}))
public class Review {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_review_product"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Product product;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_review_customer"))
    private Customer customer;

    @Min(1)
    @Max(5)
    private int rating;

    @NotBlank
    @Size(max = 120)
    private String title;

    @Column(length = 4000)
    private @Nullable String body;

    @CreationTimestamp
    private @Nullable Instant writtenAt;

    protected Review() {}

    public Review(Product product, Customer customer, int rating, String title) {
        this.product = product;
        this.customer = customer;
        this.rating = rating;
        this.title = title;
    }

    public @Nullable Long getId() {
        return id;
    }

    public Product getProduct() {
        return product;
    }

    public Customer getCustomer() {
        return customer;
    }

    public int getRating() {
        return rating;
    }

    public String getTitle() {
        return title;
    }

    public @Nullable String getBody() {
        return body;
    }

    public @Nullable Instant getWrittenAt() {
        return writtenAt;
    }
}
