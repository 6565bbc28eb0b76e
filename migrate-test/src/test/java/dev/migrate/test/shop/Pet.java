package dev.migrate.test.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An entity with a column of every common type, which refers to another one and to itself. */
@Entity
@Table(name = "pet")
public class Pet {

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "owner_id", nullable = false)
    private Owner owner;

    @ManyToOne
    @JoinColumn(name = "mother_id")
    private Pet mother;

    @Column(nullable = false)
    private LocalDate born;

    @Column(name = "seen_at", nullable = false)
    private Instant seenAt;

    @Column(nullable = false, precision = 6, scale = 2)
    private BigDecimal weight;

    @Column(nullable = false)
    private boolean vaccinated;

    protected Pet() {}

    public UUID id() {
        return id;
    }

    public Owner owner() {
        return owner;
    }

    public Pet mother() {
        return mother;
    }
}
