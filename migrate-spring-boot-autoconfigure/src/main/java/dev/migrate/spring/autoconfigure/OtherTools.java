package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Refuses, before any bean is made, that two tools change one schema. */
final class OtherTools implements BeanFactoryPostProcessor {

    private static final List<String> CHANGING = List.of("create", "create-drop", "create-only", "drop", "update");
    private static final List<String> DDL_SETTINGS = List.of(
            "spring.jpa.hibernate.ddl-auto",
            "spring.jpa.properties.hibernate.hbm2ddl.auto",
            "spring.jpa.properties.jakarta.persistence.schema-generation.database.action");

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

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment.getProperty("migrate.allow-other-tools", Boolean.class, false)) {
            return;
        }
        Map<String, String> found = new LinkedHashMap<>();
        List<String> cures = new ArrayList<>();
        for (Tool tool : TOOLS) {
            if (isActive(tool, beans)) {
                found.put(tool.name(), tool.prefix() + ".enabled=true");
                cures.add(tool.prefix() + ".enabled=false");
            }
        }
        ddlAuto().ifPresent(setting -> {
            found.put("Hibernate", setting + "=" + environment.getProperty(setting));
            cures.add(setting + "=none");
        });
        if (!found.isEmpty()) {
            throw refusal(found, cures);
        }
    }

    private static MigrateException refusal(Map<String, String> found, List<String> cures) {
        int width = found.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder facts = new StringBuilder(fact("Migrate", "migrate.enabled=true", width));
        found.forEach((name, setting) -> facts.append(fact(name, setting, width)));
        return new MigrateException(
                ExitCode.REFUSED,
                "Migrate is not the only one to change the schema of this database.\n" + facts
                        + "Leave the schema to Migrate: " + String.join(" and ", cures)
                        + "\nor leave Migrate out:        migrate.enabled=false"
                        + "\nor go on with all of them:   migrate.allow-other-tools=true");
    }

    private static String fact(String name, String setting, int width) {
        int column = Math.max(width, "Migrate".length()) + 2;
        return "    " + name + " ".repeat(column - name.length()) + setting + "\n";
    }

    private Optional<String> ddlAuto() {
        return DDL_SETTINGS.stream()
                .filter(setting -> CHANGING.contains(
                        environment.getProperty(setting, "none").strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private boolean isActive(Tool tool, ConfigurableListableBeanFactory beans) {
        ClassLoader classLoader = beans.getBeanClassLoader();
        if (!ClassUtils.isPresent(tool.beanType(), classLoader)) {
            return false;
        }
        Class<?> type = ClassUtils.resolveClassName(tool.beanType(), classLoader);
        boolean elsewhere = environment.getProperty(tool.prefix() + ".url") != null || hasItsOwn(tool, beans);
        return beans.getBeanNamesForType(type, true, false).length > 0 && !elsewhere;
    }

    /** Returns whether a DataSource is qualified as the tool's. */
    private static boolean hasItsOwn(Tool tool, ConfigurableListableBeanFactory beans) {
        Stream<String> dataSources = Arrays.stream(beans.getBeanNamesForType(DataSource.class, true, false));
        return dataSources.anyMatch(name -> isQualified(name, tool, beans));
    }

    private static boolean isQualified(String bean, Tool tool, ConfigurableListableBeanFactory beans) {
        return beans.findAllAnnotationsOnBean(bean, java.lang.annotation.Annotation.class, false).stream()
                .anyMatch(each -> each.annotationType().getName().equals(tool.qualifier()));
    }
}
