package dev.migrate.demo.ordering;

import dev.migrate.demo.catalog.Product;
import dev.migrate.demo.common.Address;
import dev.migrate.demo.common.Audited;
import dev.migrate.demo.common.Money;
import dev.migrate.demo.customer.Customer;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
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
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** What a customer has bought. */
@Entity
@Table(
        name = "orders",
        indexes = {
            @Index(name = "ix_orders_customer_placed_at", columnList = "customer_id, placed_at desc"),
            @Index(name = "ix_orders_status", columnList = "status")
        })
public class Order extends Audited {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @NotBlank
    @Size(max = 24)
    @Column(unique = true, updatable = false)
    private String orderNumber;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_orders_customer"))
    private Customer customer;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    @ColumnDefault("'PLACED'")
    private OrderStatus status = OrderStatus.PLACED;

    @NotNull
    private Instant placedAt;

    @NotNull
    @Valid
    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total"))
    private Money total;

    @NotNull
    @Valid
    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "ship_street"))
    @AttributeOverride(name = "postalCode", column = @Column(name = "ship_postal_code"))
    @AttributeOverride(name = "city", column = @Column(name = "ship_city"))
    @AttributeOverride(name = "country", column = @Column(name = "ship_country", length = 2))
    private Address shippingAddress;

    @Size(max = 500)
    private @Nullable String note;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("lineNo")
    private List<OrderLine> lines = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "order_coupon",
            joinColumns = @JoinColumn(name = "order_id", foreignKey = @ForeignKey(name = "fk_order_coupon_order")),
            inverseJoinColumns =
                    @JoinColumn(name = "coupon_code", foreignKey = @ForeignKey(name = "fk_order_coupon_coupon")))
    private Set<Coupon> coupons = new LinkedHashSet<>();

    protected Order() {}

    public Order(String orderNumber, Customer customer, Instant placedAt, Address shippingAddress) {
        this.orderNumber = orderNumber;
        this.customer = customer;
        this.placedAt = placedAt;
        this.shippingAddress = shippingAddress;
        this.total = Money.euro("0.00");
    }

    public OrderLine add(Product product, int quantity) {
        OrderLine line = new OrderLine(this, lines.size() + 1, product, quantity);
        lines.add(line);
        total = total.plus(line.getAmount());
        return line;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getOrderNumber() {
        return orderNumber;
    }

    public Customer getCustomer() {
        return customer;
    }

    public OrderStatus getStatus() {
        return status;
    }

    public Instant getPlacedAt() {
        return placedAt;
    }

    public Money getTotal() {
        return total;
    }

    public Address getShippingAddress() {
        return shippingAddress;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }

    public List<OrderLine> getLines() {
        return lines;
    }

    public Set<Coupon> getCoupons() {
        return coupons;
    }
}
