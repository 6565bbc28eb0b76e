package dev.migrate.demo.ordering;

import dev.migrate.demo.catalog.Product;
import dev.migrate.demo.common.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** One product of an order, at the price of that day. */
@Entity
@Table(
        name = "order_line",
        indexes = @Index(name = "ix_order_line_product", columnList = "product_id"),
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_order_line_order_line_no",
                        columnNames = {"order_id", "line_no"}))
public class OrderLine {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "order_id", foreignKey = @ForeignKey(name = "fk_order_line_order"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Order order;

    @Min(1)
    private int lineNo;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_order_line_product"))
    private Product product;

    @Min(1)
    private int quantity;

    @NotNull
    @Valid
    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "unit_price"))
    private Money unitPrice;

    protected OrderLine() {}

    OrderLine(Order order, int lineNo, Product product, int quantity) {
        this.order = order;
        this.lineNo = lineNo;
        this.product = product;
        this.quantity = quantity;
        this.unitPrice = product.getPrice();
    }

    public @Nullable UUID getId() {
        return id;
    }

    public Order getOrder() {
        return order;
    }

    public int getLineNo() {
        return lineNo;
    }

    public Product getProduct() {
        return product;
    }

    public int getQuantity() {
        return quantity;
    }

    public Money getUnitPrice() {
        return unitPrice;
    }

    public Money getAmount() {
        return unitPrice.times(quantity);
    }
}
