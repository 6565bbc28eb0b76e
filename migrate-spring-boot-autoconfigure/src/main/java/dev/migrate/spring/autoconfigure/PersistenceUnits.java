package dev.migrate.spring.autoconfigure;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Takes persistence units from the beans that would build them.
 *
 * <p>Where the application has not yet built its EntityManagerFactory it is not built at all: its bean is stopped at the
 * point where it hands the complete description to Hibernate.
 */
final class PersistenceUnits {

    private final ConfigurableListableBeanFactory beans;

    private PersistenceUnits(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    static PersistenceUnits of(ConfigurableListableBeanFactory beans) {
        return new PersistenceUnits(beans);
    }

    /** Returns the unit of a bean such as {@code &entityManagerFactory}. */
    PersistenceUnit unit(String factoryBean) {
        return beans.containsSingleton(factoryBean.substring(1)) ? ofBuilt(factoryBean) : ofUnbuilt(factoryBean);
    }

    private PersistenceUnit ofBuilt(String factoryBean) {
        LocalContainerEntityManagerFactoryBean bean =
                beans.getBean(factoryBean, LocalContainerEntityManagerFactoryBean.class);
        PersistenceUnitInfo info = Objects.requireNonNull(bean.getPersistenceUnitInfo());
        return new PersistenceUnit(provider(bean), info, new LinkedHashMap<>(bean.getJpaPropertyMap()));
    }

    private PersistenceUnit ofUnbuilt(String factoryBean) {
        Interception interception = new Interception();
        beans.addBeanPostProcessor(interception);
        try {
            beans.getBean(factoryBean);
        } catch (BeanCreationException e) {
            if (interception.unit == null) {
                throw e;
            }
        } finally {
            interception.active = false;
        }
        return Objects.requireNonNull(interception.unit, "the bean " + factoryBean + " has built nothing");
    }

    private static PersistenceProvider provider(LocalContainerEntityManagerFactoryBean bean) {
        PersistenceProvider provider = bean.getPersistenceProvider();
        if (provider == null && bean.getJpaVendorAdapter() != null) {
            provider = bean.getJpaVendorAdapter().getPersistenceProvider();
        }
        return provider == null ? new HibernatePersistenceProvider() : provider;
    }

    /** Steps between the bean and Hibernate. */
    private static final class Interception implements BeanPostProcessor {

        private volatile boolean active = true;
        private @Nullable PersistenceUnit unit;

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (active && bean instanceof LocalContainerEntityManagerFactoryBean factory) {
                PersistenceProvider provider = provider(factory);
                factory.setBootstrapExecutor(null);
                factory.setPersistenceProvider(new StoppingProvider(provider));
            }
            return bean;
        }

        /** Notes what it is asked to build, and stops. */
        private final class StoppingProvider extends HibernatePersistenceProvider {

            private final PersistenceProvider actual;

            StoppingProvider(PersistenceProvider actual) {
                this.actual = actual;
            }

            @Override
            public EntityManagerFactory createContainerEntityManagerFactory(
                    PersistenceUnitInfo info, Map<?, ?> properties) {
                Map<String, Object> given = new LinkedHashMap<>();
                properties.forEach((key, value) -> given.put(String.valueOf(key), value));
                unit = new PersistenceUnit(actual, info, given);
                throw new IllegalStateException("The persistence unit is read, not built.");
            }
        }
    }
}
