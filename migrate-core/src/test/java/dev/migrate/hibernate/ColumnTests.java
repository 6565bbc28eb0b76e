package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

class ColumnTests {

    @Entity(name = "Product")
    @Table(
            comment = "what is sold",
            check = @CheckConstraint(name = "sensible_price", constraint = "price >= cost"),
            uniqueConstraints = {
                @UniqueConstraint(columnNames = {"title", "code"}),
                @UniqueConstraint(name = "one_sku", columnNames = "sku")
            },
            indexes = {
                @Index(columnList = "title desc, code"),
                @Index(name = "by_code", columnList = "code"),
                @Index(name = "by_lower", columnList = "(lower(title))"),
                @Index(columnList = "cost", unique = true),
                @Index(name = "last", columnList = "price desc", unique = true),
                @Index(name = "open_only", columnList = "price", options = "where cost > 0")
            })
    static class Product {
        @Id
        long id;

        String title;

        @Column(length = 10)
        String code;

        String sku;

        @ColumnDefault("0")
        BigDecimal price;

        @Column(check = @CheckConstraint(constraint = "cost > 0"))
        BigDecimal cost;

        @GeneratedColumn("price - cost")
        BigDecimal margin;

        @Column(comment = "seen by customers")
        @Collate("C")
        String description;

        @Column(columnDefinition = "text COLLATE \"de_DE\"")
        String body;

        @Column(name = "`Order`")
        int order;

        @Formula("price * 2")
        BigDecimal twice;

        transient String skipped;
    }

    @Entity(name = "Guest")
    @SoftDelete
    static class Guest {
        @Id
        long id;

        @NotNull
        @Size(max = 33)
        String name;

        @Min(11)
        @Max(150)
        int age;

        @Digits(integer = 6, fraction = 2)
        BigDecimal credit;

        @NaturalId
        String country;

        @NaturalId
        String number;

        @TenantId
        String tenant;

        @UpdateTimestamp
        Instant changedAt;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        OffsetDateTime arrival;

        @Version
        long version;
    }

    enum Unit {
        GRAM,
        LITRE
    }

    @Embeddable
    static class Amount {
        BigDecimal number;

        @Enumerated(EnumType.STRING)
        Unit unit;
    }

    @Entity(name = "Recipe")
    static class Recipe {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.JSON)
        Amount flour;

        @JdbcTypeCode(SqlTypes.JSON)
        List<String> steps;
    }

    @Test
    void embeddablesAsDocumentsAreOneColumn() {
        Model model = Model.of(Recipe.class);
        assertThat(Model.text(model.source(TableDialect.of("postgresql", 16)).read()))
                .isEqualTo("""
                        table recipe
                          id bigint() not null
                          flour json()
                          steps json()
                          primary key pk_recipe [id]
                          check constraint ck_recipe_flour: flour is null or ((cast(flour->>'unit' as varchar) is null or cast(flour->>'unit' as varchar) in ('GRAM','LITRE')))
                        """);
    }

    @Test
    void constraintsIndexesDefaultsAndCommentsAreRead() {
        assertThat(Model.of(Product.class).text()).isEqualTo("""
                        table product 'what is sold'
                          id bigint() not null
                          title varchar(255)
                          code varchar(10)
                          sku varchar(255)
                          price numeric(38, 2) default 0
                          cost numeric(38, 2)
                          margin numeric(38, 2) as price - cost
                          description varchar(255) collate C 'seen by customers'
                          body raw("text") collate de_DE
                          `Order` integer()
                          primary key pk_product [id]
                          unique constraint uq_product_cost [cost]
                          unique constraint one_sku [sku]
                          unique constraint uq_product_title_code [title, code]
                          check constraint ck_product_cost: cost > 0
                          check constraint sensible_price: price >= cost
                          index ix_product_title_code [title desc, code]
                          index by_code [code]
                          index by_lower [lower(title)]
                          index open_only [price] where cost > 0
                          unique index last [price desc]
                        """);
    }

    @Test
    void beanValidationAndHibernatesOwnColumnsAreRead() {
        assertThat(Model.of(Guest.class).text()).isEqualTo("""
                        table guest
                          id bigint() not null
                          name varchar(33) not null
                          age integer() not null
                          credit numeric(8, 2)
                          country varchar(255)
                          number varchar(255)
                          tenant varchar(255) not null
                          changed_at timestampUtc(6) not null
                          arrival timestampUtc(6)
                          arrival_tz integer()
                          version bigint() not null
                          deleted bool() not null 'Soft-delete indicator'
                          primary key pk_guest [id]
                          unique constraint uq_guest_country_number [country, number]
                          check constraint ck_guest_age: (age<=150) and (age>=11)
                        """);
    }
}
