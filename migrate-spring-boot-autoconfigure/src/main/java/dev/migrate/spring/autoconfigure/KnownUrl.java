package dev.migrate.spring.autoconfigure;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Finds the URL that says which database the application uses.
 *
 * <p>An embedded database that Spring Boot chose because no URL is configured says so only where no other database can
 * be meant.
 */
final class KnownUrl {

    private final Environment environment;
    private final @Nullable ClassLoader classLoader;

    KnownUrl(Environment environment, @Nullable ClassLoader classLoader) {
        this.environment = environment;
        this.classLoader = classLoader;
    }

    @Nullable
    String find(MigrateProperties properties, ObjectProvider<JdbcConnectionDetails> details) {
        if (properties.url() != null) {
            return properties.url();
        }
        String configured = environment.getProperty("spring.datasource.url");
        if (configured != null) {
            return configured;
        }
        JdbcConnectionDetails known = details.getIfUnique();
        if (known == null || isFromProperties(known) && !isEmbeddedTheOnlyChoice()) {
            return null;
        }
        return known.getJdbcUrl();
    }

    private static boolean isFromProperties(JdbcConnectionDetails details) {
        return details.getClass().getSimpleName().startsWith("Properties");
    }

    private boolean isEmbeddedTheOnlyChoice() {
        long drivers = Stream.of(
                        "org.h2.Driver",
                        "org.postgresql.Driver",
                        "com.mysql.cj.jdbc.Driver",
                        "org.mariadb.jdbc.Driver",
                        "org.sqlite.JDBC")
                .filter(driver -> ClassUtils.isPresent(driver, classLoader))
                .count();
        return drivers == 1 && EmbeddedDatabaseConnection.get(classLoader) != EmbeddedDatabaseConnection.NONE;
    }
}
