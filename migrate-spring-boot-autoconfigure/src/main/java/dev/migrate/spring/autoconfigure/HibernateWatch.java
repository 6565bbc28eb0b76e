package dev.migrate.spring.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Refuses that Hibernate is started with settings by which it would change the schema, wherever they come from. */
final class HibernateWatch implements BeanPostProcessor {

    private final Environment environment;
    private final ObjectProvider<MigratedDatabases> migrated;

    HibernateWatch(Environment environment, ObjectProvider<MigratedDatabases> migrated) {
        this.environment = environment;
        this.migrated = migrated;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof LocalContainerEntityManagerFactoryBean factory && !OtherTools.areAllowed(environment)) {
            refuse(factory, name.startsWith("&") ? name.substring(1) : name);
        }
        return bean;
    }

    private void refuse(LocalContainerEntityManagerFactoryBean factory, String name) {
        Map<String, String> changing = SchemaActions.changing(settings(factory));
        if (!changing.isEmpty() && isOfSameDatabase(factory)) {
            SharedSchema shared = new SharedSchema();
            changing.forEach((setting, action) -> shared.add(
                    "Hibernate",
                    setting + "=" + action + " (bean " + name + ")",
                    setting + "=none (bean " + name + ")"));
            shared.refuse();
        }
    }

    /** Returns the bean's own settings, and of its vendor adapter's those that it does not have. */
    private static Map<String, Object> settings(LocalContainerEntityManagerFactoryBean factory) {
        Map<String, Object> settings = new HashMap<>();
        JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
        if (adapter != null) {
            settings.putAll(adapter.getJpaPropertyMap());
        }
        settings.putAll(factory.getJpaPropertyMap());
        return settings;
    }

    private boolean isOfSameDatabase(LocalContainerEntityManagerFactoryBean factory) {
        return factory.getDataSource() == null || migrated.getObject().include(factory.getDataSource());
    }
}
