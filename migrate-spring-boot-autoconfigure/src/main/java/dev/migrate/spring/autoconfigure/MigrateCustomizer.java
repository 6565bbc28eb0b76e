package dev.migrate.spring.autoconfigure;

import dev.migrate.command.MigrateBuilder;

/** Changes what the Migrate bean is made of, after the properties have been applied; beans are asked in their order. */
@FunctionalInterface
public interface MigrateCustomizer {

    /** Changes the builder. */
    void customize(MigrateBuilder builder);
}
