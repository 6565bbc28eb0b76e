package dev.migrate.demo.customer;

import dev.migrate.demo.common.Address;
import dev.migrate.demo.common.Audited;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** Somebody who buys. */
@Entity
@Table(
        name = "customer",
        indexes = @Index(name = "ix_customer_last_first_name", columnList = "last_name, first_name"),
        uniqueConstraints = @UniqueConstraint(name = "uk_customer_email", columnNames = "email"))
public class Customer extends Audited {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @NotNull
    @Email
    @Size(max = 320)
    @Column(comment = "Login and address for receipts")
    private String email;

    @Size(max = 80)
    private @Nullable String firstName;

    @NotBlank
    @Size(max = 80)
    private String lastName;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    @ColumnDefault("'ACTIVE'")
    private CustomerStatus status = CustomerStatus.ACTIVE;

    @Past
    private @Nullable LocalDate birthday;

    @ColumnDefault("false")
    private boolean newsletter;

    @NotNull
    @Valid
    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "billing_street"))
    @AttributeOverride(name = "postalCode", column = @Column(name = "billing_postal_code"))
    @AttributeOverride(name = "city", column = @Column(name = "billing_city"))
    @AttributeOverride(name = "country", column = @Column(name = "billing_country", length = 2))
    private Address billingAddress;

    @Valid
    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "shipping_street"))
    @AttributeOverride(name = "postalCode", column = @Column(name = "shipping_postal_code"))
    @AttributeOverride(name = "city", column = @Column(name = "shipping_city"))
    @AttributeOverride(name = "country", column = @Column(name = "shipping_country", length = 2))
    private @Nullable Address shippingAddress;

    @ElementCollection
    @CollectionTable(name = "customer_contact")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "contact", nullable = false, length = 120)
    private Map<Channel, String> contacts = new EnumMap<>(Channel.class);

    protected Customer() {}

    public Customer(String email, @Nullable String firstName, String lastName, Address billingAddress) {
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
        this.billingAddress = billingAddress;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getEmail() {
        return email;
    }

    public @Nullable String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public CustomerStatus getStatus() {
        return status;
    }

    public @Nullable LocalDate getBirthday() {
        return birthday;
    }

    public void setBirthday(LocalDate birthday) {
        this.birthday = birthday;
    }

    public boolean isNewsletter() {
        return newsletter;
    }

    public Address getBillingAddress() {
        return billingAddress;
    }

    public @Nullable Address getShippingAddress() {
        return shippingAddress;
    }

    public void setShippingAddress(Address shippingAddress) {
        this.shippingAddress = shippingAddress;
    }

    public Map<Channel, String> getContacts() {
        return contacts;
    }
}
