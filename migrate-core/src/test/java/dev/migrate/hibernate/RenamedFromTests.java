package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.RenamedFrom;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What mappings say of former names. */
class RenamedFromTests {

    @MappedSuperclass
    static class Base {
        @Id
        @RenamedFrom("number")
        long id;
    }

    @Embeddable
    static class Address {
        @RenamedFrom({"town", "`Town`"})
        String city;
    }

    @Entity(name = "Customer")
    @RenamedFrom("person")
    static class Customer extends Base {
        @Embedded
        Address address;

        @ManyToOne
        @RenamedFrom("parent_id")
        Customer recommendedBy;

        @ElementCollection
        @RenamedFrom("person_phones")
        Set<String> phones;

        String untouched;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Shape extends Base {
        @RenamedFrom("colour")
        String color;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        @RenamedFrom("r")
        int radius;
    }

    @Test
    void tablesOfSubclassesHaveTheFormerNamesOfInheritedColumns() {
        HibernateModel.Origins origins =
                Model.of(Shape.class, Circle.class).read().origins();
        assertThat(origins.formerColumns().get(TableName.of("circle")))
                .hasSize(3)
                .containsEntry(Identifier.of("id"), List.of(Identifier.of("number")))
                .containsEntry(Identifier.of("color"), List.of(Identifier.of("colour")))
                .containsEntry(Identifier.of("radius"), List.of(Identifier.of("r")));
        assertThat(origins.formerColumns().get(TableName.of("shape"))).hasSize(2);
    }

    @Test
    void formerNamesAreReadWithWhatTheyAreOf() {
        HibernateModel.Origins origins = Model.of(Customer.class).read().origins();
        assertThat(origins.formerTables())
                .hasSize(2)
                .containsEntry(TableName.of("customer"), List.of(Identifier.of("person")))
                .containsEntry(TableName.of("customer_phones"), List.of(Identifier.of("person_phones")));
        assertThat(origins.formerColumns()).containsOnlyKeys(TableName.of("customer"));
        assertThat(origins.formerColumns().get(TableName.of("customer")))
                .hasSize(3)
                .containsEntry(Identifier.of("id"), List.of(Identifier.of("number")))
                .containsEntry(Identifier.of("city"), List.of(Identifier.of("town"), Identifier.of("`Town`")))
                .containsEntry(Identifier.of("recommended_by_id"), List.of(Identifier.of("parent_id")));
    }
}
