package dev.migrate.hibernate;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Entities with every kind of constraint and index. */
final class Parts {

    private Parts() {}

    enum Size {
        SMALL,
        LARGE
    }

    @Entity(name = "Owner")
    @Table(
            name = "owner",
            uniqueConstraints = {
                @UniqueConstraint(columnNames = {"last_name", "first_name"}),
                @UniqueConstraint(name = "one_phone", columnNames = "phone")
            },
            indexes = {
                @Index(columnList = "city desc, last_name"),
                @Index(name = "by_city", columnList = "city", unique = false)
            })
    static class Owner {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @NotNull
        @Column(length = 80)
        String firstName;

        @Column(nullable = false, length = 80)
        String lastName;

        @Column(unique = true)
        String email;

        String phone;

        @ColumnDefault("'Berlin'")
        String city;

        @Min(1)
        @Max(100)
        int rating;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false)
        Size size;

        @Enumerated
        Size other;

        @ElementCollection
        @CollectionTable(name = "owner_note")
        List<String> notes = new ArrayList<>();
    }

    /** Hibernate's own annotation, which models still have. */
    @SuppressWarnings("deprecation")
    @Entity(name = "Pet")
    @Check(name = "weight_makes_sense", constraints = "weight > 0 and weight < 10000")
    static class Pet {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @ManyToOne(optional = false)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Owner owner;

        @ColumnDefault("0")
        int weight;

        @ColumnDefault("true")
        boolean tame;

        @ManyToMany
        @JoinTable(name = "pet_tag")
        Set<Tag> tags = new HashSet<>();
    }

    @Entity(name = "Visit")
    static class Visit {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;

        @OneToOne
        Pet pet;

        Instant at;
    }

    @Entity(name = "Tag")
    static class Tag {
        @Id
        @Column(length = 20)
        String name;

        @Column(name = "`Order`", unique = true)
        Integer order;
    }
}
