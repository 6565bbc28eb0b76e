package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.spring.shop.Owner;
import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class StartupTests {

    @Test
    void hibernateFindsWhatTheRevisionsHaveMade() {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
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
}
