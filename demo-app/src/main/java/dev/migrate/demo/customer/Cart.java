package dev.migrate.demo.customer;

import dev.migrate.demo.catalog.Product;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer is about to buy. */
@Entity
public class Cart {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    private Duration keepFor = Duration.ofDays(30);

    @OneToMany(mappedBy = "cart", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<CartItem> items = new ArrayList<>();

    protected Cart() {}

    public Cart(Customer customer) {
        this.customer = customer;
    }

    public CartItem add(Product product, int quantity) {
        CartItem item = new CartItem(this, product, quantity);
        items.add(item);
        return item;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public Customer getCustomer() {
        return customer;
    }

    public Duration getKeepFor() {
        return keepFor;
    }

    public List<CartItem> getItems() {
        return items;
    }
}
