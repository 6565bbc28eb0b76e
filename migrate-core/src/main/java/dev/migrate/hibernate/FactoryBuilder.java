package dev.migrate.hibernate;

import java.util.Map;

/** Builds the application's SessionFactory with given settings, as often as it is asked. */
@FunctionalInterface
public interface FactoryBuilder {

    /**
     * Builds a SessionFactory of the application's entities and closes it.
     *
     * @param settings all settings it shall have; each of them goes before what the persistence unit says itself
     */
    void build(Map<String, Object> settings);
}
