package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.command.Status;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop on the databases of its profiles. */
class ProfileTests {

    @Test
    void postgresqlIsMigrated() {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            assertMigrated(
                    "postgresql",
                    "--SHOP_DB_URL=" + database.url(),
                    "--SHOP_DB_USERNAME=" + database.username(),
                    "--SHOP_DB_PASSWORD=" + database.password());
        }
    }

    @Test
    void sqliteIsMigrated(@TempDir Path folder) {
        assertMigrated("sqlite", "--SHOP_DB_FILE=" + folder.resolve("shop.db"));
    }

    private static void assertMigrated(String profile, String... arguments) {
        try (ConfigurableApplicationContext shop = new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .profiles(profile)
                .run(arguments)) {
            Status status = shop.getBean(Migrate.class).status();
            assertThat(status.pending()).isEmpty();
            assertThat(status.toString()).contains(profile);
        }
    }
}
