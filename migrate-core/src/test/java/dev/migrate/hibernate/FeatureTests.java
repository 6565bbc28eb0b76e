package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.hibernate.envers.Audited;
import org.hibernate.envers.configuration.EnversSettings;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of mappings that make tables, columns and checks nobody wrote out. */
class FeatureTests {

    enum Unit {
        GRAM,
        CUP
    }

    @Entity(name = "Contract")
    @Audited
    static class Contract {
        @Id
        long id;

        @NotNull
        String title;

        @Enumerated(EnumType.STRING)
        Unit unit;
    }

    /** Hibernate's own annotation, which models still have. */
    @SuppressWarnings("deprecation")
    @Entity(name = "Order")
    @jakarta.persistence.Table(name = "orders")
    @Check(name = "ck_orders_sense", constraints = "paid <= total")
    static class Order {
        @Id
        long id;

        long paid;

        @Check(constraints = "total > 0")
        long total;
    }

    @Entity(name = "Summary")
    @Subselect("select id, total from orders")
    @Synchronize("orders")
    static class Summary {
        @Id
        long id;

        long total;
    }

    /** Hibernate's tables for bulk statements, which it makes itself, have names that begin like this. */
    @Entity(name = "Heat")
    @jakarta.persistence.Table(name = "HT_Pressure")
    static class Heat {
        @Id
        long id;
    }

    @Entity(name = "Animal")
    static class Animal {
        @Id
        long id;

        @Size(max = 40)
        String name;
    }

    @Entity(name = "Dog")
    static class Dog extends Animal {
        @NotNull
        @Size(max = 20)
        String breed;
    }

    @Embeddable
    static class Amount {
        @Enumerated(EnumType.STRING)
        Unit unit;

        @jakarta.persistence.Column(nullable = false)
        String text;
    }

    @Embeddable
    static class Loose {
        String text;
    }

    @Entity(name = "Recipe")
    static class Recipe {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.JSON)
        Amount flour;

        @JdbcTypeCode(SqlTypes.JSON)
        Loose note;
    }

    @Test
    void aTableIsOfTheModelWhateverItsNameBeginsWith() {
        assertThat(Model.of(Heat.class).text()).isEqualTo("""
                        table ht_pressure
                          id bigint() not null
                          primary key pk_ht_pressure [id]
                        """);
    }

    @Test
    void auditedEntitiesHaveTheirTablesOfRevisions() {
        assertThat(Model.of(Contract.class).text()).isEqualTo("""
                        table contract
                          id bigint() not null
                          title varchar(255) not null
                          unit enumeration("GRAM", "CUP")
                          primary key pk_contract [id]
                        table contract_aud
                          rev integer() not null
                          id bigint() not null
                          revtype tinyint()
                          title varchar(255)
                          unit enumeration("GRAM", "CUP")
                          primary key pk_contract_aud [rev, id]
                          foreign key fk_contract_aud_rev [rev] to revinfo [rev]
                        table revinfo
                          rev integer() not null identity
                          revtstmp bigint()
                          primary key pk_revinfo [rev]
                        """);
    }

    @Test
    void theNumbersOfRevisionsAreLeftToTheDatabaseUnlessEnversIsToldOtherwise() {
        assertThat(Model.of(Contract.class).read().numberedByDatabase())
                .containsExactly("org.hibernate.envers.DefaultRevisionEntity.id");

        Model told = Model.of(Contract.class).with(EnversSettings.USE_REVISION_ENTITY_WITH_NATIVE_ID, false);
        assertThat(told.read().numberedByDatabase()).isEmpty();
        assertThat(told.text()).endsWith("\nsequence REVISION_GENERATOR start 1 by 1\n");
    }

    @Test
    void hibernatesOwnChecksAreRead() {
        assertThat(Model.of(Order.class).text()).isEqualTo("""
                        table orders
                          id bigint() not null
                          paid bigint() not null
                          total bigint() not null
                          primary key pk_orders [id]
                          check constraint ck_orders_total: total > 0
                          check constraint ck_orders_sense: paid <= total
                        """);
    }

    @Test
    void aQueryInThePlaceOfATableHasNone() {
        assertThat(Model.of(Order.class, Summary.class).read().schema().tables().keySet())
                .hasToString("[orders]");
    }

    @Test
    void whatIsValidatedInASubclassOfOneTableBindsNoOtherRows() {
        assertThat(Model.of(Animal.class, Dog.class).text()).isEqualTo("""
                        table animal
                          id bigint() not null
                          dtype varchar(31) not null
                          name varchar(40)
                          breed varchar(20)
                          primary key pk_animal [id]
                          check constraint ck_animal_dtype: dtype in ('Animal', 'Dog')
                        """);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void whatHibernateChecksWithinADocumentIsChecked(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            HibernateSchemaSource source = Model.of(Recipe.class).source(dialect);
            assertThat(Model.text(source.read())).isEqualTo("""
                        table recipe
                          id bigint() not null
                          flour json()
                          note json()
                          primary key pk_recipe [id]
                          check constraint ck_recipe_flour: flour is null or (cast(flour->>'text' as varchar(255)) is not null and (cast(flour->>'unit' as varchar) is null or cast(flour->>'unit' as varchar) in ('GRAM','CUP')))
                        """);
            Schema before = Schema.empty();
            for (Table table : source.read().tables().values()) {
                for (var lowered : dialect.lowering().rewrite(new CreateTable(table), before)) {
                    for (var statement : dialect.writer().write(lowered, before)) {
                        database.execute(statement.sql());
                    }
                    before = Replay.apply(before, List.of(lowered));
                }
            }
            assertThat(dialect.inspector(connection).read()).isEqualTo(before);
            database.execute("insert into recipe (id, flour) values (1, '{\"unit\": \"CUP\", \"text\": \"a\"}')");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "sqlite"})
    void whereHibernateHasNoDocumentsTheyAreRefused(String name) {
        Dialect dialect = Dialects.onClassPath().named(name);
        assertThatExceptionOfType(UnsupportedMappingException.class)
                .isThrownBy(() -> Model.of(Recipe.class).source(dialect).read())
                .withMessage("""
                        Migrate cannot write an embeddable in one column.
                            mapped by  dev.migrate.hibernate.FeatureTests$Recipe.flour
                            column     recipe.flour
                            because    Hibernate cannot read and write its parts on %s
                        Map a class that is not @Embeddable with @JdbcTypeCode(SqlTypes.JSON), or use another database.""", name + " " + dialect.version())
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOfAny(UnsupportedOperationException.class, IllegalArgumentException.class));
    }

    /** What fails beside documents is not their fault. */
    @Test
    void otherFailuresAreSaidAsTheyAre() {
        Model model = Model.of(Recipe.class);
        HibernateSchemaSource source = new HibernateSchemaSource(
                model.settings(), Dialects.onClassPath().named("postgresql:18"), settings -> {
                    if (!(settings.get("hibernate.dialect") instanceof NeutralDialect)) {
                        throw new IllegalArgumentException("no tenant");
                    }
                    model.build(settings);
                });
        assertThatThrownBy(source::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tenant");
    }
}
