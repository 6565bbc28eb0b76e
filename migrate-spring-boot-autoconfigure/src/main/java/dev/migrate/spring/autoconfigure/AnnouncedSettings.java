package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Refuses settings that are announced for a later version: whoever sets one counts on what it would do. */
final class AnnouncedSettings implements BeanFactoryPostProcessor {

    /** The settings, each with the value that asks for nothing. */
    private static final Map<String, String> SETTINGS =
            new TreeMap<>(Map.of("migrate.safe-plan", "off", "migrate.lint.on-upgrade", "off"));

    private final Environment environment;

    AnnouncedSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> found = new ArrayList<>();
        Binder binder = Binder.get(environment);
        SETTINGS.forEach((name, nothing) -> {
            String value = binder.bind(name, String.class).orElse(nothing);
            // YAML takes a bare "off" for a truth value
            if (!value.equals(nothing) && !value.equals("false")) {
                found.add(name + "=" + value);
            }
        });
        if (!found.isEmpty()) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "This version of Migrate does not have that setting yet.\n    " + String.join("\n    ", found)
                            + "\nRemove it, and see docs/application.md for the settings there are.");
        }
    }
}
