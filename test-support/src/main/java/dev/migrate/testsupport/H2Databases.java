package dev.migrate.testsupport;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Fresh H2 databases, in memory or on a server. */
final class H2Databases {

    private static final String USERNAME = "sa";

    private H2Databases() {}

    static FreshDatabase inMemory() {
        return inMemory("");
    }

    static FreshDatabase inMemory(String settings) {
        return fresh(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE" + settings, () -> {});
    }

    static FreshDatabase onServer() {
        H2Server server = H2Server.shared();
        String name = UUID.randomUUID().toString();
        Path folder = server.folder().resolve(name);
        return fresh(server.url(name + "/db"), () -> BuildFolder.delete(folder));
    }

    private static FreshDatabase fresh(String url, FreshDatabase.Drop afterwards) {
        return new FreshDatabase(TestDatabase.H2, url, USERNAME, "", () -> {
            shutDown(url);
            afterwards.run();
        });
    }

    private static void shutDown(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USERNAME, "");
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }
}
