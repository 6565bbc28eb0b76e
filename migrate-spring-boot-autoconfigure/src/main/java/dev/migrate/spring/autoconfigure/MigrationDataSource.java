package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Finds the DataSource whose database is migrated, when a connection is first needed. */
final class MigrationDataSource implements ConnectionSource {

    private static final String BOOT = "org.springframework.boot.jdbc.autoconfigure.DataSourceProperties";
    private static final Pattern SETTINGS = Pattern.compile("[;?].*");

    private final ListableBeanFactory beans;
    private final Access access;
    private volatile @Nullable DataSource found;

    MigrationDataSource(ListableBeanFactory beans, Access access) {
        this.beans = beans;
        this.access = access;
    }

    /**
     * What the settings say about it.
     *
     * @param url a database of its own
     * @param username a user of its own
     * @param password the password of that user
     * @param bean the name of the DataSource; the one that is marked or alone if it is null
     * @param prefix what the settings begin with
     */
    record Access(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @Nullable String bean,
            String prefix) {}

    @Override
    public Connection open() throws SQLException {
        DataSource dataSource = ownConnections(get());
        try {
            return dataSource.getConnection();
        } catch (MigrateException e) {
            throw e;
        } catch (RuntimeException e) {
            // Pools answer so to a URL or driver that they cannot use
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** A connection that a transaction of the thread uses is not Migrate's to commit. */
    private static DataSource ownConnections(DataSource dataSource) {
        DataSource target =
                dataSource instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : null;
        return target == null ? dataSource : ownConnections(target);
    }

    /** Refuses what would stay if the transaction of the caller is rolled back, and may wait for its locks for ever. */
    @Override
    public void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && isInTransaction(access.url() == null ? applications() : get())) {
            String name = TransactionSynchronizationManager.getCurrentTransactionName();
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Migrate was called in a transaction of the application, on the same DataSource.\n    transaction  "
                            + (name == null ? "without a name" : name)
                            + "\nWhat Migrate does is committed by itself, and may have to wait for what the transaction has"
                            + " locked. Nothing was run.\nCall Migrate before the transaction begins or after its end; a test"
                            + " does without: @Transactional(propagation = Propagation.NOT_SUPPORTED)");
        }
    }

    private static boolean isInTransaction(DataSource dataSource) {
        DataSource target =
                dataSource instanceof DelegatingDataSource delegating ? delegating.getTargetDataSource() : null;
        return TransactionSynchronizationManager.hasResource(dataSource) || target != null && isInTransaction(target);
    }

    DataSource get() {
        DataSource dataSource = found;
        if (dataSource == null) {
            dataSource = find();
            found = dataSource;
        }
        return dataSource;
    }

    /** Returns the URL that the DataSource was made with, without connecting, or null where it does not tell. */
    @Nullable
    String url() {
        if (access.url() != null) {
            return access.url();
        }
        try {
            return DataSourceBuilder.derivedFrom(get())
                    .type(SimpleDriverDataSource.class)
                    .build()
                    .getUrl();
        } catch (RuntimeException e) {
            // It may be wrapped or of any kind; what really needs the database then says what is wrong with it
            return null;
        }
    }

    /** Returns whether what this migrates is the database of a DataSource, be it with another user. */
    boolean isDatabaseOf(DataSource dataSource) {
        return dataSource.equals(get()) || database(dataSource).equals(database(get()));
    }

    /** Returns the URL of a database without its settings, or what equals nothing else where it cannot be reached. */
    private static Object database(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return SETTINGS.matcher(connection.getMetaData().getURL()).replaceFirst("");
        } catch (SQLException e) {
            return e;
        }
    }

    private DataSource find() {
        if (access.url() != null) {
            return withUser(DataSourceBuilder.create(beans.getClass().getClassLoader())
                    .type(SimpleDriverDataSource.class)
                    .url(access.url()));
        }
        DataSource applications = applications();
        if (access.username() == null) {
            return applications;
        }
        return withUser(DataSourceBuilder.derivedFrom(applications).type(SimpleDriverDataSource.class));
    }

    private DataSource withUser(DataSourceBuilder<SimpleDriverDataSource> builder) {
        if (access.username() != null) {
            builder.username(access.username());
        }
        if (access.password() != null) {
            builder.password(access.password());
        }
        return builder.build();
    }

    private DataSource applications() {
        String bean = access.bean();
        if (bean != null) {
            if (!names().contains(bean)) {
                throw unknown(bean, names());
            }
            return made(() -> beans.getBean(bean, DataSource.class));
        }
        List<String> qualified = names().stream()
                .filter(name -> beans.findAnnotationOnBean(name, MigrateDataSource.class) != null)
                .toList();
        if (qualified.size() == 1) {
            return made(() -> beans.getBean(qualified.get(0), DataSource.class));
        }
        DataSource only = qualified.isEmpty()
                ? made(() -> beans.getBeanProvider(DataSource.class).getIfUnique())
                : null;
        if (only == null) {
            throw qualified.isEmpty() ? unclear(names()) : severalQualified(qualified);
        }
        return only;
    }

    private static <T extends @Nullable DataSource> T made(Supplier<T> bean) {
        try {
            return bean.get();
        } catch (BeanCreationException e) {
            if (isMissingSetting(e.getMostSpecificCause())) {
                throw notMade(e);
            }
            throw e;
        }
    }

    /** Returns whether Spring Boot's own configuration of a DataSource gives up, not a bean of the application. */
    private static boolean isMissingSetting(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(BOOT));
    }

    private static MigrateException notMade(BeanCreationException e) {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                "The application's DataSource cannot be made.\n    bean   " + e.getBeanName() + "\n    error  "
                        + e.getMostSpecificCause().getMessage()
                        + "\nSet spring.datasource.url=jdbc:… (or migrate.url=jdbc:…), with its driver on the class path.",
                e);
    }

    private List<String> names() {
        return Arrays.stream(beans.getBeanNamesForType(DataSource.class, true, false))
                .sorted()
                .toList();
    }

    private MigrateException unknown(String bean, List<String> names) {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                "There is no DataSource of that name.\n    " + access.prefix() + ".data-source=" + bean
                        + "\n    there are  " + (names.isEmpty() ? "none" : String.join(", ", names))
                        + "\nName one of them, or set " + access.prefix() + ".url=jdbc:…");
    }

    private static MigrateException severalQualified(List<String> names) {
        return new MigrateException(
                ExitCode.REFUSED,
                "It is not clear which database to migrate: several DataSources are marked with @MigrateDataSource.\n    "
                        + String.join("\n    ", names)
                        + "\nLeave the mark on one of them, or set migrate.url.");
    }

    private static MigrateException unclear(List<String> names) {
        if (names.isEmpty()) {
            return new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "There is no DataSource to migrate.\n"
                            + "Configure one: spring.datasource.url=jdbc:… (or migrate.url=jdbc:…)");
        }
        return new MigrateException(
                ExitCode.REFUSED,
                "It is not clear which database to migrate: there are several DataSources and none is primary.\n    "
                        + String.join("\n    ", names)
                        + "\nMark one of them with @MigrateDataSource or @Primary, or set migrate.url."
                        + "\nThe others may be migrated as well: migrate.targets.<name>.data-source=<bean>");
    }
}
