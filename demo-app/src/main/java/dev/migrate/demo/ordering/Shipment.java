package dev.migrate.demo.ordering;

import dev.migrate.demo.stock.Warehouse;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A parcel on its way. */
@Entity
@Table(
        name = "shipment",
        indexes = @Index(name = "ix_shipment_order", columnList = "order_id"),
        uniqueConstraints = @UniqueConstraint(columnNames = {"carrier", "tracking_code"}))
public class Shipment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "shipment_no_seq")
    @SequenceGenerator(name = "shipment_no_seq", initialValue = 1000, allocationSize = 20)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "order_id")
    private Order order;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Warehouse warehouse;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Carrier carrier;

    @Size(max = 40)
    private @Nullable String trackingCode;

    private @Nullable Instant sentAt;

    private @Nullable LocalDate deliveredOn;

    protected Shipment() {}

    public Shipment(Order order, Warehouse warehouse, Carrier carrier, @Nullable String trackingCode) {
        this.order = order;
        this.warehouse = warehouse;
        this.carrier = carrier;
        this.trackingCode = trackingCode;
    }

    public @Nullable Long getId() {
        return id;
    }

    public Order getOrder() {
        return order;
    }

    public Warehouse getWarehouse() {
        return warehouse;
    }

    public Carrier getCarrier() {
        return carrier;
    }

    public @Nullable String getTrackingCode() {
        return trackingCode;
    }

    public @Nullable Instant getSentAt() {
        return sentAt;
    }

    public void setSentAt(Instant sentAt) {
        this.sentAt = sentAt;
    }

    public @Nullable LocalDate getDeliveredOn() {
        return deliveredOn;
    }

    public void setDeliveredOn(LocalDate deliveredOn) {
        this.deliveredOn = deliveredOn;
    }
}
