package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Model;
import dev.migrate.command.ModelSource;
import dev.migrate.dialect.Dialect;
import dev.migrate.hibernate.HibernateModel;
import dev.migrate.hibernate.HibernateSchemaSource;
import dev.migrate.hibernate.TypeDifference;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Reads the model of the application's persistence unit, with the settings the application gives it. */
final class JpaModelSource implements ModelSource {

    private final ConfigurableListableBeanFactory beans;
    private final @Nullable String unit;

    /**
     * Creates a source.
     *
     * @param unit the bean name of the EntityManagerFactory, or null for the primary or only one
     */
    JpaModelSource(ConfigurableListableBeanFactory beans, @Nullable String unit) {
        this.beans = beans;
        this.unit = unit;
    }

    @Override
    public Model read(Dialect target) {
        PersistenceUnit read = PersistenceUnits.of(beans).unit(factoryBean());
        HibernateSchemaSource source = new HibernateSchemaSource(read.settings(), target, read::build);
        HibernateModel model = source.model();
        refuse(source.differences(model), target);
        return new Model(model.schema(), rows(model), model.entities(), lookedIn())
                .withOrigins(model.origins())
                .withNumberedByDatabase(model.numberedByDatabase())
                .withPastByDatabase(model.pastByDatabase())
                .withBuildTime(source.buildTime());
    }

    /** Returns the name of the bean that makes the EntityManagerFactory. */
    private String factoryBean() {
        List<String> names = Arrays.stream(
                        beans.getBeanNamesForType(LocalContainerEntityManagerFactoryBean.class, true, false))
                .sorted()
                .toList();
        if (unit != null) {
            return named(unit, names);
        }
        List<String> chosen = names.size() == 1
                ? names
                : names.stream()
                        .filter(name ->
                                beans.getMergedBeanDefinition(name.substring(1)).isPrimary())
                        .toList();
        if (chosen.size() == 1) {
            return chosen.get(0);
        }
        if (names.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The application has no JPA model: no bean makes an EntityManagerFactory.\n"
                            + "Add spring-boot-starter-data-jpa and entities, or write the revision yourself: revision --empty");
        }
        throw new MigrateException(
                ExitCode.REFUSED,
                "It is not clear which model to read: there are several persistence units and none is primary.\n    "
                        + names.stream().map(name -> name.substring(1)).collect(Collectors.joining("\n    "))
                        + "\nMark one of them with @Primary, or give each a database of its own: migrate.targets.<name>");
    }

    private static String named(String unit, List<String> names) {
        if (names.contains("&" + unit)) {
            return "&" + unit;
        }
        List<String> known = names.stream().map(name -> name.substring(1)).toList();
        throw new MigrateException(
                ExitCode.REFUSED,
                "No bean of that name makes an EntityManagerFactory.\n    entity-manager-factory  " + unit
                        + "\n    there are               " + (known.isEmpty() ? "none" : String.join(", ", known))
                        + "\nName one of them in migrate.targets.");
    }

    private static void refuse(List<TypeDifference> differences, Dialect target) {
        if (!differences.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Migrate and Hibernate would give columns different types on " + target.name() + " "
                            + target.version() + ".\n    "
                            + differences.stream().map(TypeDifference::toString).collect(Collectors.joining("\n    "))
                            + "\nSay the type in the mapping: @Column(columnDefinition = \"…\") or @JdbcTypeCode.");
        }
    }

    private static Map<TableName, List<InsertRows>> rows(HibernateModel model) {
        Map<TableName, List<InsertRows>> rows = new LinkedHashMap<>();
        for (InsertRows each : model.initialRows()) {
            rows.computeIfAbsent(each.table(), table -> new ArrayList<>()).add(each);
        }
        return rows;
    }

    private List<String> lookedIn() {
        List<String> packages = EntityScanPackages.get(beans).getPackageNames();
        if (packages.isEmpty() && AutoConfigurationPackages.has(beans)) {
            packages = AutoConfigurationPackages.get(beans);
        }
        return packages.stream().sorted().map(name -> "package " + name).toList();
    }
}
