package dev.migrate.spring.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
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

    private NoDatabase() {}

    /** Puts itself where Spring Boot would fail to make a DataSource without a URL. */
    static void replaceWhatIsNotConfigured(ConfigurableListableBeanFactory beans, Environment environment) {
        if (!isConfigured(environment) && !isEmbeddedAtHand(beans)) {
            replaceThatOfBoot(beans);
        }
    }

    /** Lets a command say so that works on the database in memory which Spring Boot makes because no URL is configured. */
    static void warnOfWhatEndsWithTheProcess(ConfigurableListableBeanFactory beans, Environment environment) {
        boolean detailed = Arrays.stream(beans.getBeanNamesForType(JdbcConnectionDetails.class, true, false))
                .anyMatch(name -> !isOfBoot(name, beans));
        if (!isConfigured(environment) && !isPartlyConfigured(environment) && isEmbeddedAtHand(beans) && !detailed) {
            beans.addBeanPostProcessor(DatabaseInMemory.warning(name -> isOfBoot(name, beans)));
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

    private static void replaceThatOfBoot(ConfigurableListableBeanFactory beans) {
        Arrays.stream(beans.getBeanNamesForType(DataSource.class, true, false))
                .filter(name -> isOfBoot(name, beans))
                .forEach(name -> replace(name, (BeanDefinitionRegistry) beans));
    }

    private static boolean isOfBoot(String name, ConfigurableListableBeanFactory beans) {
        return beans.containsBeanDefinition(name)
                && String.valueOf(beans.getBeanDefinition(name).getFactoryBeanName())
                        .startsWith(BOOT);
    }

    private static void replace(String name, BeanDefinitionRegistry beans) {
        beans.removeBeanDefinition(name);
        beans.registerBeanDefinition(
                name,
                BeanDefinitionBuilder.genericBeanDefinition(DataSource.class, NoDatabase::new)
                        .getBeanDefinition());
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("spring.datasource.url is not set");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
