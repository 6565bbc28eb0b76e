package dev.migrate.demo.ordering;

import dev.migrate.demo.common.Money;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/** A payment after delivery. */
@Entity
@DiscriminatorValue("INVOICE")
public class InvoicePayment extends Payment {

    @NotBlank
    @Size(max = 24)
    @Column(unique = true)
    private String invoiceNumber;

    private Duration termOfPayment = Duration.ofDays(14);

    protected InvoicePayment() {}

    public InvoicePayment(Order order, Money money, String invoiceNumber) {
        super(order, money);
        this.invoiceNumber = invoiceNumber;
    }

    public String getInvoiceNumber() {
        return invoiceNumber;
    }

    public Duration getTermOfPayment() {
        return termOfPayment;
    }
}
