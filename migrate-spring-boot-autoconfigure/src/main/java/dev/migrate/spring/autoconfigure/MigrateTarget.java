package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Another database that the application migrates, with a history of its own.
 *
 * @param dataSource Bean name of its DataSource.
 * @param entityManagerFactory Bean name of the EntityManagerFactory whose entities are its model. None by default.
 * @param target The revision that startup upgrades to, such as 'heads', 'head' or an id.
 * @param locations Folders with revisions, sub-folders included. 'classpath:db/' and the name by default.
 * @param url JDBC URL, if there is no DataSource for it.
 * @param username User that migrates, if it is not the DataSource's.
 * @param password Password of the user that migrates.
 * @param versionTable Table with a row for each revision the database is at.
 * @param schema Schema of Migrate's own tables. The connection's by default.
 * @param database Database that revisions are written for, with its version, such as 'postgresql:16'.
 * @param scratchUrl JDBC URL, with user and password, of a database to try the model and the history in.
 * @param autogenerate What its model is compared with, where that is another than for the others.
 */
public record MigrateTarget(
        @Nullable String dataSource,
        @Nullable String entityManagerFactory,
        @DefaultValue("heads") String target,
        @DefaultValue List<String> locations,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("migrate_version") String versionTable,
        @Nullable String schema,
        @Nullable String database,
        @Nullable String scratchUrl,
        @DefaultValue Autogenerate autogenerate) {

    /** Copies the locations, and takes what is empty for not set. */
    public MigrateTarget {
        dataSource = MigrateProperties.unlessEmpty(dataSource);
        entityManagerFactory = MigrateProperties.unlessEmpty(entityManagerFactory);
        url = MigrateProperties.unlessEmpty(url);
        schema = MigrateProperties.unlessEmpty(schema);
        database = MigrateProperties.unlessEmpty(database);
        scratchUrl = MigrateProperties.unlessEmpty(scratchUrl);
        locations = List.copyOf(locations);
    }

    /**
     * What the model of one database is compared with; what is not set is as for all.
     *
     * @param include Patterns of what is compared, such as 'table:shop_*' or 'column:*.name'. As for all by default.
     * @param exclude Patterns of what is not compared. As for all by default.
     * @param compareComments Whether comments of tables and columns are compared. As for all by default.
     */
    public record Autogenerate(
            @Nullable List<String> include,
            @Nullable List<String> exclude,
            @Nullable Boolean compareComments) {

        MigrateProperties.Autogenerate over(MigrateProperties.Autogenerate shared) {
            return new MigrateProperties.Autogenerate(
                    Objects.requireNonNullElse(include, shared.include()),
                    Objects.requireNonNullElse(exclude, shared.exclude()),
                    Objects.requireNonNullElse(compareComments, shared.compareComments()));
        }
    }

    /** Returns the bean name of the DataSource. */
    String dataSourceOf(String prefix) {
        if (dataSource == null) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A target has no database.\n    " + prefix + "\nSay which: " + prefix + ".data-source=<bean> or "
                            + prefix + ".url=jdbc:…");
        }
        return dataSource;
    }

    /** Returns the folders with revisions. */
    List<String> locationsOf(String name) {
        return locations.isEmpty() ? List.of("classpath:db/" + name) : locations;
    }

    /** Returns the target without its password. */
    @Override
    public String toString() {
        return "MigrateTarget[dataSource=" + dataSource + ", target=" + target + ", locations=" + locations + "]";
    }
}
