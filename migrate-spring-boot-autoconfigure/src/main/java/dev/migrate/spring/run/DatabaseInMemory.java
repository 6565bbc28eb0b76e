package dev.migrate.spring.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The database in memory that Spring Boot takes where none is configured: nobody ever sees what a command does to it. */
final class DatabaseInMemory extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final AtomicBoolean told = new AtomicBoolean();

    private DatabaseInMemory(DataSource target) {
        super(target);
    }

    /** Returns what says so when a bean is first connected to. */
    static BeanPostProcessor warning(Predicate<String> names) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && names.test(name) ? new DatabaseInMemory(source) : bean;
            }
        };
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "No database is configured: this is the one in memory that Spring Boot takes, and it ends with this"
                            + " command. Set spring.datasource.url or migrate.url.");
        }
        return super.getConnection();
    }
}
