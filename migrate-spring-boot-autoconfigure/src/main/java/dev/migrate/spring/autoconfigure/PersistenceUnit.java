package dev.migrate.spring.autoconfigure;

import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** A persistence unit as the application describes it to Hibernate, to be built with other settings. */
record PersistenceUnit(PersistenceProvider provider, PersistenceUnitInfo info, Map<String, Object> properties) {

    /** Returns the settings that the application gives it. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        info.getProperties().forEach((key, value) -> settings.put(String.valueOf(key), value));
        settings.putAll(properties);
        return settings;
    }

    /** Builds a SessionFactory and closes it. */
    void build(Map<String, Object> settings) {
        provider.createContainerEntityManagerFactory(info, settings).close();
    }
}
