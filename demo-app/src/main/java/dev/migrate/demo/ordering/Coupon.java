package dev.migrate.demo.ordering;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** A code that makes an order cheaper. */
@Entity
@Table(
        name = "coupon",
        comment = "Codes that make an order cheaper",
        check = {
            @CheckConstraint(name = "ck_coupon_percent", constraint = "percent > 0 and percent <= 100"),
            @CheckConstraint(
                    name = "ck_coupon_validity",
                    constraint = "valid_until is null or valid_until >= valid_from")
        })
public class Coupon {

    @Id
    @Size(max = 20)
    @Column(length = 20)
    private String code;

    @NotNull
    @Digits(integer = 3, fraction = 2)
    private BigDecimal percent;

    @NotNull
    private LocalDate validFrom;

    private @Nullable LocalDate validUntil;

    @ColumnDefault("100")
    @Column(
            nullable = false,
            comment = "How many orders may use it",
            check = @CheckConstraint(constraint = "max_uses > 0"))
    private int maxUses = 100;

    protected Coupon() {}

    public Coupon(String code, BigDecimal percent, LocalDate validFrom, @Nullable LocalDate validUntil) {
        this.code = code;
        this.percent = percent;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    public String getCode() {
        return code;
    }

    public BigDecimal getPercent() {
        return percent;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public @Nullable LocalDate getValidUntil() {
        return validUntil;
    }

    public int getMaxUses() {
        return maxUses;
    }
}
