package dev.migrate.spring.autoconfigure;

import dev.migrate.command.Migrate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Defines for each of {@code migrate.targets} a {@link Migrate} and a {@link MigrateInitializer}.
 *
 * <p>Who asks for a Migrate without a name gets the usual one.
 */
public final class MigrateTargets implements BeanDefinitionRegistryPostProcessor {

    private final Environment environment;

    MigrateTargets(Environment environment) {
        this.environment = environment;
    }

    /** Returns the name of the {@link Migrate} bean of a target. */
    public static String beanName(String target) {
        return target + "Migrate";
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Map<String, MigrateTarget> targets = Binder.get(environment)
                .bind("migrate.targets", Bindable.mapOf(String.class, MigrateTarget.class))
                .orElseGet(Collections::emptyMap);
        for (String name : new TreeSet<>(targets.keySet())) {
            define(name, registry);
        }
    }

    private static void define(String name, BeanDefinitionRegistry registry) {
        BeanFactory beans = (BeanFactory) registry;
        RootBeanDefinition migrate = new RootBeanDefinition(
                Migrate.class, () -> beans.getBean(MigrateFactory.class).target(name));
        migrate.setDefaultCandidate(false);
        migrate.setFallback(true);
        registry.registerBeanDefinition(beanName(name), migrate);
        RootBeanDefinition initializer =
                new RootBeanDefinition(MigrateInitializer.class, () -> beans.getBean(MigrateFactory.class)
                        .initializer(name, beans.getBean(beanName(name), Migrate.class)));
        initializer.setDefaultCandidate(false);
        initializer.setFallback(true);
        registry.registerBeanDefinition(beanName(name) + "Initializer", initializer);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // The definitions are all there is to do
    }
}
