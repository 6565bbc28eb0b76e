package dev.migrate.demo.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a customer tells about themselves. */
@Entity
@Table(name = "customer_profile")
public class CustomerProfile {

    @Id
    private @Nullable Long customerId;

    @MapsId
    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Customer customer;

    @Size(max = 60)
    private @Nullable String nickname;

    @Lob
    private @Nullable String biography;

    @NotNull
    @JdbcTypeCode(SqlTypes.JSON)
    private Preferences preferences;

    protected CustomerProfile() {}

    public CustomerProfile(Customer customer, Preferences preferences) {
        this.customer = customer;
        this.preferences = preferences;
    }

    public @Nullable Long getCustomerId() {
        return customerId;
    }

    public Customer getCustomer() {
        return customer;
    }

    public @Nullable String getNickname() {
        return nickname;
    }

    public @Nullable String getBiography() {
        return biography;
    }

    public void setBiography(String biography) {
        this.biography = biography;
    }

    public Preferences getPreferences() {
        return preferences;
    }
}
