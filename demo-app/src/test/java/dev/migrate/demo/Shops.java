package dev.migrate.demo;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop, started without a web server on a database of a test. */
final class Shops {

    private Shops() {}

    /**
     * Starts the shop with its schema made by Migrate and validated by Hibernate; not on SQLite, where Hibernate rejects
     * even the {@code integer} that it makes of a {@code Long} identity itself.
     */
    static ConfigurableApplicationContext migrated(FreshDatabase database, String... properties) {
        String action = database.product() == TestDatabase.SQLITE ? "none" : "validate";
        return start(database, "spring.jpa.hibernate.ddl-auto=" + action, properties);
    }

    /** Starts the shop with its schema made by Hibernate. */
    static ConfigurableApplicationContext created(FreshDatabase database) {
        return start(database, "spring.jpa.hibernate.ddl-auto=create", "migrate.enabled=false");
    }

    /** Starts the shop on a schema that nobody changes. */
    static ConfigurableApplicationContext untouched(FreshDatabase database) {
        return start(database, "spring.jpa.hibernate.ddl-auto=none", "migrate.on-startup=none");
    }

    private static ConfigurableApplicationContext start(FreshDatabase database, String first, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--" + first));
        for (String property : more) {
            arguments.add("--" + property);
        }
        return new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
    }
}
