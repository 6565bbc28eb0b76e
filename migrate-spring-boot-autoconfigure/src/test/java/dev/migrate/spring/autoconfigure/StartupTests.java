package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.spring.shop.Owner;
import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class StartupTests {

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void hibernateFindsWhatTheRevisionsHaveMade(TestDatabase product) {
        try (FreshDatabase database = product.create();
                ConfigurableApplicationContext context = SpringApplication.run(
                        ShopApplication.class,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.jpa.hibernate.ddl-auto=validate",
                        "--server.port=0")) {
            Owner found = context.getBean(EntityManagerFactory.class).callInTransaction(entities -> {
                entities.persist(new Owner(1L, "Ada"));
                return entities.find(Owner.class, 1L);
            });

            assertThat(found.name()).isEqualTo("Ada");
            assertThat(context.getBean(Migrate.class).current()).containsExactly("77b0de12aa90");
        }
    }

    @Test
    void aRunningApplicationComparesItsOwnModel() {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                ShopApplication.class,
                "--spring.datasource.url=jdbc:h2:mem:compare",
                "--migrate.locations=classpath:db/model",
                "--server.port=0")) {
            assertThat(context.getBean(Migrate.class).check("history").changes())
                    .isEmpty();
        }
    }
}
