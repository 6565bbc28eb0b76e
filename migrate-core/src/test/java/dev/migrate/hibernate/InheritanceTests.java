package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.junit.jupiter.api.Test;

class InheritanceTests {

    @MappedSuperclass
    abstract static class Base {
        @Id
        @GeneratedValue
        Long id;

        @CreationTimestamp
        Instant createdAt;
    }

    @Entity(name = "Kennel")
    static class Kennel extends Base {
        String street;
    }

    @Entity(name = "Animal")
    @DiscriminatorColumn(name = "species", length = 10)
    abstract static class Animal extends Base {
        String name;
    }

    @Entity(name = "Dog")
    static class Dog extends Animal {
        @ManyToOne(optional = false)
        Kennel kennel;

        Integer age;
    }

    @Entity(name = "Cat")
    static class Cat extends Animal {
        @Column(nullable = false)
        int lives;
    }

    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Payment extends Base {
        long cents;
    }

    @Entity(name = "CardPayment")
    static class CardPayment extends Payment {
        String number;
        String expiry;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape extends Base {
        String label;

        @ManyToOne
        Kennel kennel;
    }

    @Entity(name = "Square")
    static class Square extends Shape {
        int side;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        int radius;
    }

    @Test
    void oneTableForAHierarchyHasASortedDiscriminatorCheck() {
        assertThat(Model.of(Kennel.class, Animal.class, Dog.class, Cat.class).text())
                .isEqualTo("""
                        table animal
                          id bigint() not null
                          species varchar(10) not null
                          created_at timestampUtc(6) not null
                          name varchar(255)
                          lives integer() not null
                          kennel_id bigint()
                          age integer()
                          primary key pk_animal [id]
                          foreign key fk_animal_kennel_id [kennel_id] to kennel [id]
                          check constraint ck_animal_species: species in ('Cat', 'Dog')
                          check constraint ck_animal_species_kennel_id: species <> 'Dog' or (kennel_id is not null)
                        table kennel
                          id bigint() not null
                          created_at timestampUtc(6) not null
                          street varchar(255)
                          primary key pk_kennel [id]
                        sequence animal_seq start 1 by 50
                        sequence kennel_seq start 1 by 50
                        """);
    }

    @Test
    void joinedTablesReferToTheTableOfTheSuperclass() {
        assertThat(Model.of(Payment.class, CardPayment.class).text()).isEqualTo("""
                        table card_payment
                          id bigint() not null
                          number varchar(255)
                          expiry varchar(255)
                          primary key pk_card_payment [id]
                          foreign key fk_card_payment_id [id] to payment [id]
                        table payment
                          id bigint() not null
                          created_at timestampUtc(6) not null
                          cents bigint() not null
                          primary key pk_payment [id]
                        sequence payment_seq start 1 by 50
                        """);
    }

    @Test
    void tablesPerClassRepeatTheColumnsOfTheSuperclass() {
        assertThat(Model.of(Kennel.class, Shape.class, Square.class, Circle.class)
                        .text())
                .isEqualTo("""
                        table circle
                          id bigint() not null
                          created_at timestampUtc(6) not null
                          label varchar(255)
                          kennel_id bigint()
                          radius integer() not null
                          primary key pk_circle [id]
                          foreign key fk_circle_kennel_id [kennel_id] to kennel [id]
                        table kennel
                          id bigint() not null
                          created_at timestampUtc(6) not null
                          street varchar(255)
                          primary key pk_kennel [id]
                        table square
                          id bigint() not null
                          created_at timestampUtc(6) not null
                          label varchar(255)
                          kennel_id bigint()
                          side integer() not null
                          primary key pk_square [id]
                          foreign key fk_square_kennel_id [kennel_id] to kennel [id]
                        sequence kennel_seq start 1 by 50
                        sequence shape_seq start 1 by 50
                        """);
    }
}
