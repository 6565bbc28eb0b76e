package dev.migrate.command;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.Rewriter;
import dev.migrate.runtime.Actor;
import dev.migrate.runtime.ConnectionSource;
import dev.migrate.runtime.LockWait;
import dev.migrate.runtime.MigrationListener;
import dev.migrate.runtime.Settings;
import dev.migrate.runtime.TransactionMode;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.TableName;
import dev.migrate.script.Placeholders;
import dev.migrate.source.Naming;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what {@link Migrate} works with; everything has a default but the connections. */
public final class MigrateBuilder {

    static final String DEFAULT_LOCATION = "classpath:db/migrations";
    private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(60);

    private @Nullable ConnectionSource connections;
    private List<String> locations = List.of(DEFAULT_LOCATION);
    private ClassLoader classLoader = Migrate.class.getClassLoader();
    private String versionTable = "migrate_version";
    private @Nullable String schema;
    private Duration lockTimeout = DEFAULT_LOCK_TIMEOUT;
    private TransactionMode transaction = TransactionMode.PER_REVISION;
    private String application = "migrate";
    private @Nullable String applicationVersion;
    private Clock clock = Clock.systemUTC();
    private final List<MigrationListener> listeners = new ArrayList<>();
    private @Nullable String database;
    private @Nullable String url;
    private Placeholders placeholders = Placeholders.NONE;
    private @Nullable String scratchUrl;
    private @Nullable ModelSource model;
    private Path directory = Path.of("");
    private @Nullable String editor;
    private Naming naming = Naming.standard();
    private @Nullable Path javaTemplate;
    private @Nullable Path sqlTemplate;
    private final SortedMap<String, String> hooks = new TreeMap<>();

    private AutogenerateSettings autogenerate = AutogenerateSettings.standard();
    private LockWait lockWait = LockWait.standard();
    private Duration statementTimeout = Duration.ZERO;
    private int connectRetries;
    private Duration connectRetriesInterval = Duration.ofMinutes(2);
    private FlywaySettings flyway = FlywaySettings.standard();
    private LiquibaseSettings liquibase = LiquibaseSettings.standard();

    MigrateBuilder() {}

    /**
     * Sets where connections come from; without, only commands that need no database work.
     *
     * <p>They may be in autocommit mode or not, but not in a transaction: Migrate would commit that, and refuses to. SQLite
     * does not tell it of a connection.
     */
    @CanIgnoreReturnValue
    public MigrateBuilder connections(ConnectionSource source) {
        connections = source;
        return this;
    }

    /** Sets where revisions are looked for; {@code classpath:db/migrations} by default. */
    @CanIgnoreReturnValue
    public MigrateBuilder locations(List<String> newLocations) {
        locations = List.copyOf(newLocations);
        return this;
    }

    /** Sets the class loader that finds revisions. */
    @CanIgnoreReturnValue
    public MigrateBuilder classLoader(ClassLoader newClassLoader) {
        classLoader = newClassLoader;
        return this;
    }

    /** Sets the name of the version table. */
    @CanIgnoreReturnValue
    public MigrateBuilder versionTable(String name) {
        versionTable = name;
        return this;
    }

    /** Sets the schema of Migrate's own tables, or null for the connection's. */
    @CanIgnoreReturnValue
    public MigrateBuilder schema(@Nullable String name) {
        schema = name;
        return this;
    }

    /** Sets how long to wait for another process that makes no progress; 60 seconds by default. */
    @CanIgnoreReturnValue
    public MigrateBuilder lockTimeout(Duration timeout) {
        lockTimeout = timeout;
        return this;
    }

    /**
     * Sets how long a statement waits for the locks of other sessions.
     *
     * @param most how long; zero for as long as the session's own settings say, which count anyway where they are set
     * @param retry how long a revision is rolled back and tried again that waited in vain; zero for not at all
     */
    @CanIgnoreReturnValue
    public MigrateBuilder lockWait(Duration most, Duration retry) {
        lockWait = new LockWait(most, retry);
        return this;
    }

    /**
     * Sets how long a statement may take before it is cancelled; zero, as without this, for as long as it takes. Statements
     * outside transactions, backfills and code are not concerned, nor is SQLite.
     */
    @CanIgnoreReturnValue
    public MigrateBuilder statementTimeout(Duration timeout) {
        statementTimeout = timeout;
        return this;
    }

    /**
     * Sets how often to connect again to a database that is not there yet; not at all by default.
     *
     * @param retries how often, after the first time
     * @param interval the longest pause between two attempts, which grows from a second to that
     */
    @CanIgnoreReturnValue
    public MigrateBuilder connectRetries(int retries, Duration interval) {
        connectRetries = retries;
        connectRetriesInterval = interval;
        return this;
    }

    /** Sets how many revisions share a transaction. */
    @CanIgnoreReturnValue
    public MigrateBuilder transaction(TransactionMode mode) {
        transaction = mode;
        return this;
    }

    /** Sets the version of the application that the history notes, or null where it is not known. */
    @CanIgnoreReturnValue
    public MigrateBuilder applicationVersion(@Nullable String version) {
        applicationVersion = version;
        return this;
    }

    /** Sets the name under which the history and the lock show this application. */
    @CanIgnoreReturnValue
    public MigrateBuilder application(String name) {
        application = name;
        return this;
    }

    /** Sets the clock of the history and of file names. */
    @CanIgnoreReturnValue
    public MigrateBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Adds a listener. */
    @CanIgnoreReturnValue
    public MigrateBuilder listener(MigrationListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Sets the database that revisions are written for, such as {@code postgresql:16}. */
    @CanIgnoreReturnValue
    public MigrateBuilder database(@Nullable String nameAndVersion) {
        database = nameAndVersion;
        return this;
    }

    /**
     * Sets what stands in the place of {@code ${name}} in the statements of SQL revisions, outside quotes, comments and the
     * bodies of routines; nothing is replaced without.
     *
     * @throws dev.migrate.MigrateException if a name cannot be written, or a value is not one line
     */
    @CanIgnoreReturnValue
    public MigrateBuilder placeholders(Map<String, String> values) {
        placeholders = Placeholders.of(values);
        return this;
    }

    /** Sets the JDBC URL, by which the database is known where it cannot be reached; null for none configured. */
    @CanIgnoreReturnValue
    public MigrateBuilder url(@Nullable String jdbcUrl) {
        url = jdbcUrl;
        return this;
    }

    /**
     * Sets the JDBC URL, user and password included, of a database in which the model and the history may be tried; null
     * for a schema of their own on the server that is migrated, which is gone afterwards.
     */
    @CanIgnoreReturnValue
    public MigrateBuilder scratchUrl(@Nullable String jdbcUrl) {
        scratchUrl = jdbcUrl;
        return this;
    }

    /** Sets what reads the application's model; without, revisions cannot be written from it. */
    @CanIgnoreReturnValue
    public MigrateBuilder model(@Nullable ModelSource source) {
        model = source;
        return this;
    }

    /** Sets the directory of the module that new revisions are written into; the working directory by default. */
    @CanIgnoreReturnValue
    public MigrateBuilder directory(Path moduleDirectory) {
        directory = moduleDirectory;
        return this;
    }

    /** Sets the command that opens a revision in an editor; the environment's VISUAL or EDITOR by default. */
    @CanIgnoreReturnValue
    public MigrateBuilder editor(@Nullable String command) {
        editor = command;
        return this;
    }

    /**
     * Sets how the files of new revisions are called: paths below the location, without the ending, in which words such
     * as {@code {date}}, {@code {slug}} and {@code {id}} are replaced.
     *
     * @param java the pattern of classes
     * @param sql the pattern of SQL files
     * @param slugLength the most letters of a message in a name
     * @param zone the time zone of date and time
     * @throws dev.migrate.MigrateException if a pattern cannot be used
     */
    @CanIgnoreReturnValue
    public MigrateBuilder naming(String java, String sql, int slugLength, ZoneId zone) {
        naming = new Naming(java, sql, slugLength, zone);
        return this;
    }

    /**
     * Sets the files with the frames of new revisions, below the module's directory; null for the standard frame.
     *
     * @param java the frame of a class
     * @param sql the frame of a SQL file
     */
    @CanIgnoreReturnValue
    public MigrateBuilder templates(@Nullable Path java, @Nullable Path sql) {
        javaTemplate = java;
        sqlTemplate = sql;
        return this;
    }

    /**
     * Adds a command that is run in the module's directory on each new file; the commands run in the order of their names.
     *
     * @param command words as in a shell, with {@code {file}} where the file's path goes, or else at the end
     */
    @CanIgnoreReturnValue
    public MigrateBuilder hook(String name, String command) {
        hooks.put(name, command);
        return this;
    }

    /**
     * Sets what {@code revision} and {@code check} compare: {@code table:audit_*}, {@code column:*.legacy} and the like.
     *
     * <p>The tables of Migrate, Flyway, Liquibase, Spring Session, Spring Batch and Quartz are left alone unless an entity
     * maps them.
     *
     * @param include patterns of what is compared; where there are none of a kind, all of it
     * @param exclude patterns of what is not
     * @param comments whether comments are
     */
    @CanIgnoreReturnValue
    public MigrateBuilder autogenerate(List<String> include, List<String> exclude, boolean comments) {
        autogenerate = new AutogenerateSettings(
                include, exclude, comments, autogenerate.normalizers(), autogenerate.rewriters(), autogenerate.hints());
        return this;
    }

    /**
     * Sets what {@code revision} and {@code check} do with what they compare and find.
     *
     * @param normalizers bring both sides into a form in which what shall not count is no difference
     * @param rewriters say what is written in the place of an operation: others, more, or none
     */
    @CanIgnoreReturnValue
    public MigrateBuilder compared(List<SchemaNormalizer> normalizers, List<Rewriter> rewriters) {
        autogenerate = new AutogenerateSettings(
                autogenerate.include(),
                autogenerate.exclude(),
                autogenerate.comments(),
                normalizers,
                rewriters,
                autogenerate.hints());
        return this;
    }

    /**
     * Sets what {@code revision} knows of names: whether what is gone has another name now.
     *
     * @param hints are asked in their order, up to the first that knows something of a pair of names
     */
    @CanIgnoreReturnValue
    public MigrateBuilder renameHints(List<RenameHint> hints) {
        autogenerate = new AutogenerateSettings(
                autogenerate.include(),
                autogenerate.exclude(),
                autogenerate.comments(),
                autogenerate.normalizers(),
                autogenerate.rewriters(),
                hints);
        return this;
    }

    /** Sets how the application used Flyway, for the import of its scripts. */
    @CanIgnoreReturnValue
    public MigrateBuilder flyway(FlywaySettings settings) {
        flyway = settings;
        return this;
    }

    /** Sets how the application used Liquibase, for the import of its change sets. */
    @CanIgnoreReturnValue
    public MigrateBuilder liquibase(LiquibaseSettings settings) {
        liquibase = settings;
        return this;
    }

    /** Returns the façade. */
    public Migrate build() {
        ConnectionSource source = connections;
        return new Migrate(new Configuration(
                source == null ? null : new ConnectRetries(source, connectRetries, connectRetriesInterval, url),
                locations,
                placeholders,
                classLoader,
                settings(),
                database,
                url,
                scratchUrl,
                model,
                directory,
                editor,
                new WritingSettings(naming, javaTemplate, sqlTemplate, hooks),
                autogenerate,
                flyway,
                liquibase));
    }

    private Settings settings() {
        TableName table = schema == null
                ? TableName.of(versionTable)
                : new TableName(Identifier.of(schema), Identifier.of(versionTable));
        return new Settings(table, lockTimeout, transaction, owner(), actor(), clock, listeners)
                .limiting(lockWait, statementTimeout);
    }

    private Actor actor() {
        return new Actor(application, applicationVersion, null);
    }

    private String owner() {
        return application + "@" + host() + ":" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
