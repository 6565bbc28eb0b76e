package dev.migrate.spring.autoconfigure;

import dev.migrate.command.FlywaySettings;
import dev.migrate.foreign.FlywayNames;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What the application tells Flyway, so that an import finds the same scripts and the same table. */
final class ApplicationFlyway {

    private static final String PREFIX = "spring.flyway.";

    private final Binder binder;

    private ApplicationFlyway(Binder binder) {
        this.binder = binder;
    }

    static FlywaySettings settings(Environment environment) {
        return new ApplicationFlyway(Binder.get(environment)).settings();
    }

    private FlywaySettings settings() {
        FlywaySettings standard = FlywaySettings.standard();
        String schema = text("default-schema", null);
        List<String> schemas = list("schemas", List.of());
        return new FlywaySettings(
                list("locations", standard.locations()),
                String.valueOf(text("table", standard.table())),
                schema == null && !schemas.isEmpty() ? schemas.get(0) : schema,
                names(standard.names()),
                binder.bind(PREFIX + "placeholders", Bindable.mapOf(String.class, String.class))
                        .orElseGet(Collections::emptyMap),
                binder.bind(PREFIX + "placeholder-replacement", Boolean.class).orElse(true),
                String.valueOf(text("placeholder-prefix", standard.placeholderPrefix())),
                String.valueOf(text("placeholder-suffix", standard.placeholderSuffix())));
    }

    private FlywayNames names(FlywayNames standard) {
        return new FlywayNames(
                String.valueOf(text("sql-migration-prefix", standard.versioned())),
                String.valueOf(text("repeatable-sql-migration-prefix", standard.repeatable())),
                standard.undo(),
                standard.baseline(),
                String.valueOf(text("sql-migration-separator", standard.separator())),
                list("sql-migration-suffixes", standard.suffixes()));
    }

    private @Nullable String text(String name, @Nullable String otherwise) {
        String bound = binder.bind(PREFIX + name, String.class).orElse(null);
        return bound == null ? otherwise : bound;
    }

    private List<String> list(String name, List<String> otherwise) {
        return binder.bind(PREFIX + name, Bindable.listOf(String.class)).orElse(otherwise);
    }
}
