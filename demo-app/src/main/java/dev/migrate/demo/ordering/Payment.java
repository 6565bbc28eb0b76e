package dev.migrate.demo.ordering;

import dev.migrate.demo.common.Audited;
import dev.migrate.demo.common.Money;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
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
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money for an order. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind", length = 16)
@Table(
        name = "payment",
        indexes = @Index(name = "ix_payment_order_status", columnList = "order_id, status"),
        check = @CheckConstraint(name = "ck_payment_amount", constraint = "amount > 0"))
public abstract class Payment extends Audited {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "order_id", foreignKey = @ForeignKey(name = "fk_payment_order"))
    private Order order;

    @NotNull
    @Valid
    @Embedded
    private Money money;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private PaymentStatus status = PaymentStatus.PENDING;

    protected Payment() {}

    protected Payment(Order order, Money money) {
        this.order = order;
        this.money = money;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public Order getOrder() {
        return order;
    }

    public Money getMoney() {
        return money;
    }

    public PaymentStatus getStatus() {
        return status;
    }

    public void setStatus(PaymentStatus status) {
        this.status = status;
    }
}
