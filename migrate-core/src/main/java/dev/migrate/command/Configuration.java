package dev.migrate.command;

import dev.migrate.runtime.ConnectionSource;
import dev.migrate.runtime.Settings;
import dev.migrate.script.Placeholders;
import dev.migrate.script.ScriptDirectory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link MigrateBuilder} has gathered. */
record Configuration(
        @Nullable ConnectionSource connections,
        List<String> locations,
        Placeholders placeholders,
        ClassLoader classLoader,
        Settings settings,
        @Nullable String database,
        @Nullable String url,
        @Nullable String scratchUrl,
        @Nullable ModelSource model,
        Path directory,
        @Nullable String editor,
        WritingSettings writing,
        AutogenerateSettings autogenerate,
        FlywaySettings flyway,
        LiquibaseSettings liquibase) {

    /** Reads the revisions. */
    ScriptDirectory scripts() {
        return ScriptDirectory.load(locations, classLoader, placeholders);
    }

    Configuration withSettings(Settings newSettings) {
        return new Configuration(
                connections,
                locations,
                placeholders,
                classLoader,
                newSettings,
                database,
                url,
                scratchUrl,
                model,
                directory,
                editor,
                writing,
                autogenerate,
                flyway,
                liquibase);
    }
}
