package dev.migrate.spring.autoconfigure;

import dev.migrate.command.ModelSource;
import org.jspecify.annotations.Nullable;

/** Gives the models of the persistence units of other databases. */
@FunctionalInterface
interface UnitModels {

    /**
     * Returns the model of a database.
     *
     * @param unit the bean name of its EntityManagerFactory, or null for a database without entities
     */
    @Nullable
    ModelSource of(String name, @Nullable String unit);

    /** Returns what knows no model, where there is no JPA. */
    static UnitModels none() {
        return (name, unit) -> null;
    }
}
