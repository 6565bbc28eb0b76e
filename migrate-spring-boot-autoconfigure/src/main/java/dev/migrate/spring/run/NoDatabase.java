package dev.migrate.spring.run;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The DataSource of an application whose model can be read although no database is configured. */
final class NoDatabase extends AbstractDataSource {

    private static final String BOOT = "org.springframework.boot.jdbc.autoconfigure.";
    private static final List<String> SETTINGS = List.of("spring.datasource.url", "spring.datasource.jndi-name");

    private final boolean inMemory;

    private NoDatabase(boolean inMemory) {
        this.inMemory = inMemory;
    }

    /** Puts itself where Spring Boot would fail to make a DataSource without a URL. */
    static void replaceWhatIsNotConfigured(ConfigurableListableBeanFactory beans, Environment environment) {
        if (!isConfigured(environment) && !isEmbeddedAtHand(beans)) {
            replaceThatOfBoot(beans, () -> new NoDatabase(false));
        }
    }

    /**
     * Puts itself where Spring Boot would make a database in memory because no URL is configured: whatever a command did
     * to that, nobody would ever see.
     */
    static void replaceWhatEndsWithTheProcess(ConfigurableListableBeanFactory beans, Environment environment) {
        boolean detailed = Arrays.stream(beans.getBeanNamesForType(JdbcConnectionDetails.class, true, false))
                .anyMatch(name -> !isOfBoot(name, beans));
        if (!isConfigured(environment) && !isPartlyConfigured(environment) && isEmbeddedAtHand(beans) && !detailed) {
            replaceThatOfBoot(beans, () -> new NoDatabase(true));
        }
    }

    private static boolean isConfigured(Environment environment) {
        return SETTINGS.stream().anyMatch(environment::containsProperty);
    }

    /** A part that is wrong or asks for no embedded database is for Spring Boot to explain. */
    private static boolean isPartlyConfigured(Environment environment) {
        return environment.containsProperty("spring.datasource.driver-class-name")
                || "none".equalsIgnoreCase(environment.getProperty("spring.datasource.embedded-database-connection"));
    }

    private static boolean isEmbeddedAtHand(ConfigurableListableBeanFactory beans) {
        return EmbeddedDatabaseConnection.get(beans.getBeanClassLoader()) != EmbeddedDatabaseConnection.NONE;
    }

    private static void replaceThatOfBoot(ConfigurableListableBeanFactory beans, Supplier<DataSource> other) {
        Arrays.stream(beans.getBeanNamesForType(DataSource.class, true, false))
                .filter(name -> isOfBoot(name, beans))
                .forEach(name -> replace(name, (BeanDefinitionRegistry) beans, other));
    }

    private static boolean isOfBoot(String name, ConfigurableListableBeanFactory beans) {
        return String.valueOf(beans.getBeanDefinition(name).getFactoryBeanName())
                .startsWith(BOOT);
    }

    private static void replace(String name, BeanDefinitionRegistry beans, Supplier<DataSource> other) {
        beans.removeBeanDefinition(name);
        beans.registerBeanDefinition(
                name,
                BeanDefinitionBuilder.genericBeanDefinition(DataSource.class, other)
                        .getBeanDefinition());
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (inMemory) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "No database is configured, and the one in memory that Spring Boot would take ends with this"
                            + " command.\n    spring.datasource.url  not set\n    migrate.url            not set"
                            + "\nSet the URL of the database, or its kind if this only writes a script:"
                            + " migrate.database");
        }
        throw new SQLException("spring.datasource.url is not set");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
