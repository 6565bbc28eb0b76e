package dev.migrate.spring.run;

import dev.migrate.command.Migrate;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.ConversionService;

/** A context that knows all of the application's beans and makes only those that are asked for. */
final class RunContext extends AnnotationConfigApplicationContext {

    private final Consumer<ConfigurableListableBeanFactory> command;
    private final boolean needsDatabase;

    /**
     * Creates a context.
     *
     * @param needsDatabase whether it is an error that no database is configured
     * @param command called when the context is ready and defines a Migrate bean
     */
    RunContext(boolean needsDatabase, Consumer<ConfigurableListableBeanFactory> command) {
        this.needsDatabase = needsDatabase;
        this.command = command;
    }

    @Override
    public void refresh() {
        super.refresh();
        if (getBeanFactory().getBeanNamesForType(Migrate.class, true, false).length > 0) {
            command.accept(getBeanFactory());
        }
    }

    /** Prepares beans and makes none, no matter how eager they are. */
    @Override
    protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beans) {
        if (beans.containsBean(CONVERSION_SERVICE_BEAN_NAME)
                && beans.isTypeMatch(CONVERSION_SERVICE_BEAN_NAME, ConversionService.class)) {
            beans.setConversionService(beans.getBean(CONVERSION_SERVICE_BEAN_NAME, ConversionService.class));
        }
        if (!beans.hasEmbeddedValueResolver()) {
            beans.addEmbeddedValueResolver(text -> getEnvironment().resolvePlaceholders(text));
        }
        if (needsDatabase) {
            NoDatabase.warnOfWhatEndsWithTheProcess(beans, getEnvironment());
        } else {
            NoDatabase.replaceWhatIsNotConfigured(beans, getEnvironment());
        }
        remove(ApplicationRunner.class, beans);
        remove(CommandLineRunner.class, beans);
        remove(ApplicationListener.class, beans);
        beans.freezeConfiguration();
    }

    private static void remove(Class<?> type, ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(type, true, false)) {
            if (beans.containsBeanDefinition(name) && !beans.containsSingleton(name)) {
                ((BeanDefinitionRegistry) beans).removeBeanDefinition(name);
            }
        }
    }

    /** Starts no lifecycle and tells nobody. */
    @Override
    protected void finishRefresh() {
        clearResourceCaches();
    }
}
