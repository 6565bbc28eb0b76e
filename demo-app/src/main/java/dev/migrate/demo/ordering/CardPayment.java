package dev.migrate.demo.ordering;

import dev.migrate.demo.common.Money;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** A payment by card. */
@Entity
@DiscriminatorValue("CARD")
public class CardPayment extends Payment {

    @NotNull
    @Size(min = 4, max = 4)
    @Column(length = 4)
    private String lastDigits;

    @NotNull
    private LocalDate expiresOn;

    protected CardPayment() {}

    public CardPayment(Order order, Money money, String lastDigits, LocalDate expiresOn) {
        super(order, money);
        this.lastDigits = lastDigits;
        this.expiresOn = expiresOn;
    }

    public String getLastDigits() {
        return lastDigits;
    }

    public LocalDate getExpiresOn() {
        return expiresOn;
    }
}
