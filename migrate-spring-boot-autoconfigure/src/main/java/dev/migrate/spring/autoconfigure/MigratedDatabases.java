package dev.migrate.spring.autoconfigure;

import dev.migrate.spring.autoconfigure.MigrationDataSource.Access;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;

/** The databases that Migrate keeps: the usual one, and those of {@code migrate.targets}. */
final class MigratedDatabases {

    private final MigrationDataSource usual;
    private final Map<String, MigrationDataSource> targets;

    MigratedDatabases(ListableBeanFactory beans, MigrateProperties properties) {
        this.usual = new MigrationDataSource(
                beans, new Access(properties.url(), properties.username(), properties.password(), null, "migrate"));
        Map<String, MigrationDataSource> found = new TreeMap<>();
        properties.targets().forEach((name, target) -> found.put(name, of(beans, name, target)));
        this.targets = Collections.unmodifiableMap(found);
    }

    private static MigrationDataSource of(ListableBeanFactory beans, String name, MigrateTarget target) {
        String prefix = "migrate.targets." + name;
        return new MigrationDataSource(
                beans,
                new Access(
                        target.url(),
                        target.username(),
                        target.password(),
                        target.url() == null ? target.dataSourceOf(prefix) : null,
                        prefix));
    }

    MigrationDataSource usual() {
        return usual;
    }

    MigrationDataSource target(String name) {
        return Objects.requireNonNull(targets.get(name));
    }

    /** Returns whether a DataSource leads to one of them, be it with another user. */
    boolean include(DataSource dataSource) {
        return usual.isDatabaseOf(dataSource)
                || targets.values().stream().anyMatch(each -> each.isDatabaseOf(dataSource));
    }
}
