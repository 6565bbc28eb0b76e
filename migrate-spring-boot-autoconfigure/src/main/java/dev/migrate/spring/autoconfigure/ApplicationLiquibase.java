package dev.migrate.spring.autoconfigure;

import dev.migrate.command.LiquibaseSettings;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What the application tells Liquibase, so that an import finds the same change log and the same table. */
final class ApplicationLiquibase {

    private static final String PREFIX = "spring.liquibase.";

    private ApplicationLiquibase() {}

    static LiquibaseSettings settings(Environment environment) {
        LiquibaseSettings standard = LiquibaseSettings.standard();
        Binder binder = Binder.get(environment);
        String schema = environment.getProperty(
                PREFIX + "liquibase-schema", environment.getProperty(PREFIX + "default-schema", ""));
        return new LiquibaseSettings(
                environment.getProperty(PREFIX + "change-log", standard.changeLog()),
                environment.getProperty(PREFIX + "database-change-log-table", standard.table()),
                schema.isEmpty() ? null : schema,
                binder.bind(PREFIX + "parameters", Bindable.mapOf(String.class, String.class))
                        .orElseGet(Collections::emptyMap),
                binder.bind(PREFIX + "contexts", Bindable.listOf(String.class)).orElseGet(List::of),
                binder.bind(PREFIX + "label-filter", Bindable.listOf(String.class))
                        .orElseGet(List::of));
    }
}
