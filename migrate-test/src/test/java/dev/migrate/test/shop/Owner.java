package dev.migrate.test.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** An entity numbered by the database, with an enumeration. */
@Entity
public class Owner {

    /** How an owner is to be treated. */
    public enum Status {
        NEW,
        KNOWN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, length = 80, unique = true)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private Status status;

    protected Owner() {}

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Status status() {
        return status;
    }
}
