package dev.migrate.spring.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The one entity of the application under test. */
@Entity
public class Owner {

    @Id
    private Long id;

    @Column(nullable = false, length = 80)
    private String name;

    @Column(length = 40)
    private String phone;

    protected Owner() {}

    public Owner(Long id, String name) {
        this.id = id;
        this.name = name;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String phone() {
        return phone;
    }
}
