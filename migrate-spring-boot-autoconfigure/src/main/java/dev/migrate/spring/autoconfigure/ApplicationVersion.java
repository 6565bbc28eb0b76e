package dev.migrate.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;

/** Finds out which version of the application runs. */
final class ApplicationVersion {

    private ApplicationVersion() {}

    /**
     * Returns what the build has noted in {@code META-INF/build-info.properties}, else {@code spring.application.version},
     * which Spring Boot fills from the manifest of the main class' jar, or null.
     */
    static @Nullable String of(@Nullable BuildProperties build, Environment environment) {
        String built = build == null ? null : build.getVersion();
        return built == null ? environment.getProperty("spring.application.version") : built;
    }
}
