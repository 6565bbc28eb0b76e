package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no two histories are kept in one version table, where each would take the other's revisions for those of a
 * newer application.
 */
final class SeparateHistories {

    private final MigrateProperties properties;
    private final MigratedDatabases databases;
    private final Set<String> apart = ConcurrentHashMap.newKeySet();

    SeparateHistories(MigrateProperties properties, MigratedDatabases databases) {
        this.properties = properties;
        this.databases = databases;
    }

    /** Where a history is kept. */
    private record Place(
            String setting, String table, @Nullable String schema, MigrationDataSource database) {

        boolean isNamedLike(Place other) {
            return table.equalsIgnoreCase(other.table) && Objects.equals(schema, other.schema);
        }
    }

    /** Returns the connections to the database of a target, which fail if another history is kept in the same table. */
    ConnectionSource connectionsOf(String name) {
        MigrationDataSource database = databases.target(name);
        return new ConnectionSource() {

            @Override
            public Connection open() throws SQLException {
                return apart(name, database.open());
            }

            @Override
            public void requireNoTransaction() {
                database.requireNoTransaction();
            }
        };
    }

    private Connection apart(String name, Connection connection) throws SQLException {
        if (apart.contains(name)) {
            return connection;
        }
        try {
            requireApart(name, connection);
        } catch (SQLException | MigrateException e) {
            connection.close();
            throw e;
        }
        apart.add(name);
        return connection;
    }

    private void requireApart(String name, Connection connection) throws SQLException {
        Place place = place(name);
        Map<String, Place> others = new TreeMap<>();
        others.put("", new Place("migrate", properties.versionTable(), properties.schema(), databases.usual()));
        properties.targets().keySet().stream()
                .filter(each -> !each.equals(name))
                .forEach(each -> others.put(each, place(each)));
        for (Place other : others.values()) {
            if (place.isNamedLike(other) && isSame(place.database(), connection, other.database())) {
                throw new MigrateException(
                        ExitCode.REFUSED,
                        "Two histories would be kept in one table.\n    table  " + place.table() + "\n    of     "
                                + other.setting() + "\n    and    " + place.setting()
                                + "\nGive one of them a table of its own: " + place.setting() + ".version-table="
                                + name.toLowerCase(Locale.ROOT) + "_version");
            }
        }
    }

    private Place place(String name) {
        MigrateTarget target = properties.target(name);
        return new Place("migrate.targets." + name, target.versionTable(), target.schema(), databases.target(name));
    }

    /** The same URL may lead two users to schemas of their own; only where it is the same the other one is asked. */
    private static boolean isSame(MigrationDataSource one, Connection ofOne, MigrationDataSource other)
            throws SQLException {
        if (isOneBean(one, other)) {
            return true;
        }
        String url = one.url();
        if (url == null || !url.equals(other.url())) {
            return false;
        }
        try (Connection ofOther = other.open()) {
            return Objects.equals(ofOne.getCatalog(), ofOther.getCatalog())
                    && Objects.equals(ofOne.getSchema(), ofOther.getSchema());
        }
    }

    private static boolean isOneBean(MigrationDataSource one, MigrationDataSource other) {
        try {
            return one.get().equals(other.get());
        } catch (RuntimeException e) {
            // Who needs the other database says what is wrong with it
            return false;
        }
    }
}
