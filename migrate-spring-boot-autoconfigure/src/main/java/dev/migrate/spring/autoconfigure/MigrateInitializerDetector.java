package dev.migrate.spring.autoconfigure;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Makes all that uses the database wait for the {@link MigrateInitializer}. */
final class MigrateInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    private static final int AFTER_OTHER_TOOLS = 2;

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(MigrateInitializer.class);
    }

    @Override
    public int getOrder() {
        return AFTER_OTHER_TOOLS;
    }
}
