package dev.migrate.spring.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.spring.shop.ShopApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        classes = ShopApplication.class,
        properties = "spring.datasource.url=jdbc:h2:mem:command-in-test",
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        useMainMethod = SpringBootTest.UseMainMethod.ALWAYS)
class CommandInTestTests {

    @Autowired
    private Migrate migrate;

    @BeforeAll
    static void ask() {
        System.setProperty("migrate.run", "heads");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("migrate.run");
    }

    @Test
    void testsStartTheApplicationWhateverCommandIsNamed() {
        assertThat(migrate.current()).containsExactly("77b0de12aa90");
    }
}
