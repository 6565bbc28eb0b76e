package dev.migrate.hibernate;

import dev.migrate.dialect.Dialect;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.TimeZoneSupport;
import org.hibernate.engine.jdbc.connections.internal.UserSuppliedConnectionProviderImpl;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.query.sqm.mutation.internal.temptable.GlobalTemporaryTableStrategy;
import org.hibernate.query.sqm.mutation.internal.temptable.PersistentTableStrategy;
import org.jspecify.annotations.Nullable;

/** The settings with which a SessionFactory is built to be read: the application's own, less all that touches a database. */
final class ReadingSettings {

    private static final String SCHEMA_GENERATION = "jakarta.persistence.schema-generation.";

    private final Map<String, Object> application;
    private final Dialect target;

    ReadingSettings(Map<String, Object> application, Dialect target) {
        this.application = application;
        this.target = target;
    }

    /** Returns the settings for the reading in portable words. */
    Map<String, Object> neutral(Capture<?> capture) {
        Map<String, Object> settings = offline(capture);
        settings.put(AvailableSettings.DIALECT, new NeutralDialect(target.name(), timeZones()));
        return settings;
    }

    /** Hibernate refuses the setting NATIVE under a dialect whose support is not. */
    private TimeZoneSupport timeZones() {
        boolean isNative = "NATIVE"
                .equals(String.valueOf(application.get(AvailableSettings.TIMEZONE_DEFAULT_STORAGE))
                        .toUpperCase(Locale.ROOT));
        return isNative ? TimeZoneSupport.NATIVE : TimeZoneSupport.NORMALIZE;
    }

    /** Returns the settings for the reading under Hibernate's own dialect of the target. */
    Map<String, Object> real(Capture<?> capture) {
        Map<String, Object> settings = offline(capture);
        if (isHibernatesOwn(settings.get(AvailableSettings.DIALECT))) {
            settings.remove(AvailableSettings.DIALECT);
        }
        settings.putIfAbsent(AvailableSettings.DIALECT_RESOLVERS, WordyDialectResolver.class.getName());
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, product());
        settings.put(
                AvailableSettings.JAKARTA_HBM2DDL_DB_VERSION, target.version().toString());
        settings.put(
                AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION,
                target.version().major());
        settings.put(
                AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION,
                target.version().minor());
        return settings;
    }

    /** One of Hibernate's dialects may be of another database than the target; the target's is found by its name. */
    private static boolean isHibernatesOwn(@Nullable Object dialect) {
        String name = dialect instanceof Class<?> type ? type.getName() : String.valueOf(dialect);
        return name.startsWith("org.hibernate.");
    }

    private String product() {
        return switch (target.name()) {
            case "postgresql" -> "PostgreSQL";
            case "h2" -> "H2";
            case "sqlite" -> "SQLite";
            case "mysql" -> "MySQL";
            case "mariadb" -> "MariaDB";
            default -> target.name();
        };
    }

    /** Some dialects create helper tables while the SessionFactory is built, so there is no connection to be had. */
    private Map<String, Object> offline(Capture<?> capture) {
        Map<String, Object> settings = new LinkedHashMap<>(application);
        settings.keySet().removeIf(key -> key.startsWith(SCHEMA_GENERATION));
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "none");
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "none");
        settings.put(AvailableSettings.HBM2DDL_AUTO, "none");
        settings.put(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
        settings.put(AvailableSettings.QUERY_STARTUP_CHECKING, false);
        settings.put(AvailableSettings.USE_SECOND_LEVEL_CACHE, false);
        settings.put(AvailableSettings.USE_QUERY_CACHE, false);
        settings.put(GlobalTemporaryTableStrategy.CREATE_ID_TABLES, false);
        settings.put(PersistentTableStrategy.CREATE_ID_TABLES, false);
        settings.put(AvailableSettings.CONNECTION_PROVIDER, new UserSuppliedConnectionProviderImpl());
        settings.put(JpaSettings.INTEGRATOR_PROVIDER, capture);
        return settings;
    }

    /** Returns the application's own provider of integrators, or null. */
    @Nullable
    IntegratorProvider integrators() {
        Object provider = application.get(JpaSettings.INTEGRATOR_PROVIDER);
        if (provider == null || provider instanceof IntegratorProvider) {
            return (IntegratorProvider) provider;
        }
        try {
            Class<?> type = provider instanceof Class<?> named
                    ? named
                    : Class.forName(
                            provider.toString(), true, Thread.currentThread().getContextClassLoader());
            return (IntegratorProvider) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw UnsupportedMappingException.ofModel("with its setting " + JpaSettings.INTEGRATOR_PROVIDER, e);
        }
    }
}
