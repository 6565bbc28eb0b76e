package dev.migrate.demo.ordering;

import dev.migrate.demo.common.Money;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A payment by bank transfer. */
@Entity
@DiscriminatorValue("TRANSFER")
public class TransferPayment extends Payment {

    @Size(max = 34)
    private @Nullable String iban;

    protected TransferPayment() {}

    public TransferPayment(Order order, Money money, @Nullable String iban) {
        super(order, money);
        this.iban = iban;
    }

    public @Nullable String getIban() {
        return iban;
    }
}
