package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.spring.shop.Owner;
import dev.migrate.spring.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.test.context.ContextConfiguration;

@DataJpaTest
@ContextConfiguration(classes = ShopApplication.class)
class DataJpaSliceTests {

    @Autowired
    private TestEntityManager entities;

    @Autowired
    private Migrate migrate;

    @Test
    void theSliceIsMigratedAndHibernateCreatesNothing() {
        entities.persistAndFlush(new Owner(1L, "Ada"));

        assertThat(entities.find(Owner.class, 1L).name()).isEqualTo("Ada");
        assertThat(migrate.current()).containsExactly("77b0de12aa90");
    }
}
