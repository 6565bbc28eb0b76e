package dev.migrate.spring.autoconfigure;

import dev.migrate.runtime.TransactionMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The properties that begin with {@code migrate}.
 *
 * @param enabled Whether Migrate is part of the application.
 * @param onStartup What the start of the application does about its database.
 * @param target The revision that startup upgrades to, such as 'heads', 'head' or an id.
 * @param locations Folders with revisions, sub-folders included.
 * @param url JDBC URL of the database to migrate. The application's DataSource is used by default.
 * @param username User that migrates, if it is not the application's.
 * @param password Password of the user that migrates.
 * @param versionTable Table with a row for each revision the database is at.
 * @param schema Schema of Migrate's own tables. The connection's by default.
 * @param transaction How many revisions share a transaction, where the database can.
 * @param database Database that revisions are written for, with its version, such as 'postgresql:16'.
 * @param scratchUrl JDBC URL, with user and password, of a database to try the model and the history in. A place of its
 *     own on the migrated server, which is gone afterwards, is used by default.
 * @param placeholders What stands in the place of ${name} in the statements of SQL revisions. Nothing is replaced by
 *     default.
 * @param editor Command that opens a revision in an editor. The environment's VISUAL or EDITOR by default.
 * @param targets Other databases that the application migrates, by their names.
 * @param hooks Commands that are run on the file of a new revision, in the order of their names.
 * @param statementTimeout How long a statement may take that can be taken back. As long as it takes by default.
 * @param connectRetries How often to connect again to a database that is not there yet.
 * @param connectRetriesInterval Longest pause between two attempts to connect, which grows from a second to that.
 * @param allowOtherTools Whether to start although Flyway, Liquibase or Hibernate's ddl-auto change the same database.
 */
@ConfigurationProperties("migrate")
public record MigrateProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("upgrade") OnStartup onStartup,
        @DefaultValue("heads") String target,
        @DefaultValue("classpath:db/migrations") List<String> locations,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("migrate_version") String versionTable,
        @Nullable String schema,
        @DefaultValue("per-revision") TransactionMode transaction,
        @Nullable String database,
        @Nullable String scratchUrl,
        @DefaultValue Map<String, String> placeholders,
        @Nullable String editor,
        @DefaultValue("false") boolean allowOtherTools,
        @DefaultValue Map<String, MigrateTarget> targets,
        @DefaultValue Map<String, Hook> hooks,
        @DefaultValue Autogenerate autogenerate,
        @DefaultValue Naming naming,
        @DefaultValue Templates templates,
        @DefaultValue Lock lock,
        @DefaultValue LockWait lockWait,
        @DefaultValue("0") Duration statementTimeout,
        @DefaultValue("0") int connectRetries,
        @DefaultValue("120s") Duration connectRetriesInterval,
        @DefaultValue @Name("wait") Wait waiting) {

    /** Copies the locations, and takes what is empty for not set. */
    public MigrateProperties {
        url = unlessEmpty(url);
        schema = unlessEmpty(schema);
        database = unlessEmpty(database);
        scratchUrl = unlessEmpty(scratchUrl);
        editor = unlessEmpty(editor);
        locations = List.copyOf(locations);
        placeholders = Collections.unmodifiableMap(new TreeMap<>(placeholders));
        targets = Collections.unmodifiableMap(new TreeMap<>(targets));
        hooks = Collections.unmodifiableMap(new TreeMap<>(hooks));
    }

    /** A property without a value, such as <code>${DATABASE:}</code> leaves, is not set. */
    static @Nullable String unlessEmpty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Returns one of the other databases. */
    MigrateTarget target(String name) {
        return Objects.requireNonNull(targets.get(name));
    }

    /**
     * A command that is run on the file of a new revision.
     *
     * @param command Words as in a shell; '{file}' is replaced by the file, which is otherwise added at the end.
     */
    public record Hook(String command) {}

    /**
     * What the model is compared with.
     *
     * @param include Patterns of what is compared, such as 'table:shop_*' or 'column:*.name'. All by default.
     * @param exclude Patterns of what is not compared.
     * @param compareComments Whether comments of tables and columns are compared.
     */
    public record Autogenerate(
            @DefaultValue List<String> include,
            @DefaultValue List<String> exclude,
            @DefaultValue("true") boolean compareComments) {

        /** Copies the lists. */
        public Autogenerate {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * The names of new revisions.
     *
     * @param java Pattern of the path of a class below its location, without the ending.
     * @param sql Pattern of the path of a SQL file below its location, without the ending.
     * @param slugLength Most letters of a message in a name.
     * @param timezone Time zone of date and time in names and templates.
     */
    public record Naming(
            @DefaultValue("Rev{date}_{time}_{message}") String java,
            @DefaultValue("rev{date}_{time}_{slug}") String sql,
            @DefaultValue("40") int slugLength,
            @DefaultValue("UTC") ZoneId timezone) {}

    /**
     * What stands around the statements of new revisions.
     *
     * @param java File with the frame of a class, relative to the module. The standard frame by default.
     * @param sql File with the frame of a SQL revision, relative to the module. The standard frame by default.
     */
    public record Templates(@Nullable Path java, @Nullable Path sql) {}

    /**
     * Waiting for another process that is migrating.
     *
     * @param timeout How long to wait for another process that migrates and makes no progress.
     */
    public record Lock(@DefaultValue("60s") Duration timeout) {}

    /**
     * Waiting for the locks that other sessions have on tables.
     *
     * @param most How long a statement waits. Zero leaves it to the session, whose own limit counts anyway where it has one.
     * @param retry How long a revision that waited in vain is rolled back and tried again. Zero for not at all.
     */
    public record LockWait(
            @DefaultValue("5s") Duration most,
            @DefaultValue("5m") Duration retry) {}

    /**
     * Waiting for another process that is going to migrate.
     *
     * @param timeout How long 'on-startup=wait' waits.
     */
    public record Wait(@DefaultValue("10m") Duration timeout) {}

    /** Returns the properties without the password. */
    @Override
    public String toString() {
        return "MigrateProperties[onStartup=" + onStartup + ", target=" + target + ", locations=" + locations + "]";
    }
}
