package dev.migrate.spring.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The one entity of the second database. */
@Entity
public class Invoice {

    @Id
    private Long id;

    @Column(nullable = false, length = 20)
    private String number;

    protected Invoice() {}

    public Long id() {
        return id;
    }

    public String number() {
        return number;
    }
}
