package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Refuses, before any bean is made, that two tools change one schema. */
final class OtherTools implements BeanFactoryPostProcessor {

    private static final String DDL_AUTO = "spring.jpa.hibernate.ddl-auto";
    private static final String GENERATE_DDL = "spring.jpa.generate-ddl";
    private static final String PROPERTIES = "spring.jpa.properties";
    private static final String DEFERRED = "spring.jpa.defer-datasource-initialization";

    private final Environment environment;

    OtherTools(Environment environment) {
        this.environment = environment;
    }

    /** A tool that may be there. */
    private record Tool(String name, String beanType, String qualifier, String prefix) {}

    private static final List<Tool> TOOLS = List.of(
            new Tool(
                    "Flyway",
                    "org.flywaydb.core.Flyway",
                    "org.springframework.boot.flyway.autoconfigure.FlywayDataSource",
                    "spring.flyway"),
            new Tool(
                    "Liquibase",
                    "liquibase.integration.spring.SpringLiquibase",
                    "org.springframework.boot.liquibase.autoconfigure.LiquibaseDataSource",
                    "spring.liquibase"));

    /** Returns whether the user wants it so. */
    static boolean areAllowed(Environment environment) {
        return environment.getProperty("migrate.allow-other-tools", Boolean.class, false);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (areAllowed(environment)) {
            return;
        }
        SharedSchema shared = new SharedSchema();
        for (Tool tool : TOOLS) {
            if (isActive(tool, beans)) {
                shared.add(tool.name(), tool.prefix() + ".enabled=true", tool.prefix() + ".enabled=false");
            }
        }
        hibernate(shared);
        shared.refuse();
        refuseHibernateAhead(beans);
    }

    private void hibernate(SharedSchema shared) {
        Binder binder = Binder.get(environment);
        String ddlAuto = binder.bind(DDL_AUTO, String.class).orElse("none");
        if (SchemaActions.isChanging(ddlAuto)) {
            shared.add("Hibernate", DDL_AUTO + "=" + ddlAuto, DDL_AUTO + "=none");
        }
        Map<String, String> properties = binder.bind(PROPERTIES, Bindable.mapOf(String.class, String.class))
                .orElseGet(Collections::emptyMap);
        SchemaActions.changing(properties).forEach((name, action) -> {
            String setting = PROPERTIES + "." + name;
            shared.add("Hibernate", setting + "=" + action, setting + "=none");
        });
        if (binder.bind(GENERATE_DDL, Boolean.class).orElse(false)) {
            shared.add("Hibernate", GENERATE_DDL + "=true", GENERATE_DDL + "=false");
        }
    }

    /** Spring Boot then makes all that initializes a database wait for Hibernate, so Migrate as well. */
    private void refuseHibernateAhead(ConfigurableListableBeanFactory beans) {
        boolean deferred = Binder.get(environment).bind(DEFERRED, Boolean.class).orElse(false);
        if (deferred && isThere("jakarta.persistence.EntityManagerFactory", beans)) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Hibernate would be started before the database is migrated.\n"
                            + "    Migrate    migrate.enabled=true\n"
                            + "    Hibernate  " + DEFERRED + "=true\n"
                            + "Let Hibernate come last:  " + DEFERRED
                            + "=false (data.sql runs before it, after the migration)\n"
                            + "or leave Migrate out:     migrate.enabled=false\n"
                            + "or go on in that order:   migrate.allow-other-tools=true");
        }
    }

    private static boolean isThere(String type, ConfigurableListableBeanFactory beans) {
        ClassLoader classLoader = beans.getBeanClassLoader();
        return ClassUtils.isPresent(type, classLoader)
                && beans.getBeanNamesForType(ClassUtils.resolveClassName(type, classLoader), true, false).length > 0;
    }

    private boolean isActive(Tool tool, ConfigurableListableBeanFactory beans) {
        boolean elsewhere = environment.getProperty(tool.prefix() + ".url") != null || hasItsOwn(tool, beans);
        return isThere(tool.beanType(), beans) && !elsewhere;
    }

    /** Returns whether a DataSource is qualified as the tool's. */
    private static boolean hasItsOwn(Tool tool, ConfigurableListableBeanFactory beans) {
        ClassLoader classLoader = beans.getBeanClassLoader();
        if (!ClassUtils.isPresent(tool.qualifier(), classLoader)) {
            return false;
        }
        Class<? extends Annotation> qualifier =
                ClassUtils.resolveClassName(tool.qualifier(), classLoader).asSubclass(Annotation.class);
        return Arrays.stream(beans.getBeanNamesForType(DataSource.class, true, false))
                .anyMatch(name -> beans.findAnnotationOnBean(name, qualifier, false) != null);
    }
}
