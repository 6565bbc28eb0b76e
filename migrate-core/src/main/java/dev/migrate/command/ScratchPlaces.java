package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Scratch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** Finds a scratch place: where the settings say, else on the configured server, else in memory. */
final class ScratchPlaces {

    private final Configuration configuration;
    private final Dialects dialects;
    private final Database database;

    ScratchPlaces(Configuration configuration, Dialects dialects, Database database) {
        this.configuration = configuration;
        this.dialects = dialects;
        this.database = database;
    }

    /** What is done with a scratch, which is good until it is done. */
    interface Use<R> {
        R with(Scratch scratch) throws SQLException;
    }

    /** Returns whether there is a place for a database. */
    boolean isThereFor(Dialect dialect) {
        return configuration.scratchUrl() != null
                || configuration.connections() != null
                || dialect.scratchInMemory().isPresent();
    }

    /** Returns a scratch that connects to anything only when it lends. */
    Scratch lazily(Dialect dialect) {
        return new Scratch() {
            @Override
            public <R> R lend(Work<R> work) throws SQLException {
                return use(dialect, scratch -> scratch.lend(work));
            }

            @Override
            public <R> R lendAmongTypes(Work<R> work) throws SQLException {
                return use(dialect, scratch -> scratch.lendAmongTypes(work));
            }
        };
    }

    <R> R use(Dialect dialect, Use<R> use) throws SQLException {
        String url = configuration.scratchUrl();
        if (url != null) {
            return at(url, dialect, use);
        }
        Optional<Scratch> inMemory = dialect.scratchInMemory();
        if (configuration.connections() == null && inMemory.isPresent()) {
            return use.with(inMemory.get());
        }
        return database.access((connection, server) -> {
            if (server.name().equals(dialect.name())) {
                return use.with(server.scratch(connection));
            }
            return use.with(inMemory.orElseThrow(() -> otherKind("configured database", server, dialect)));
        });
    }

    private <R> R at(String url, Dialect dialect, Use<R> use) throws SQLException {
        try (Connection connection = connect(url)) {
            connection.setAutoCommit(true);
            Dialect server = dialects.of(connection);
            if (!server.name().equals(dialect.name())) {
                throw otherKind("migrate.scratch-url", server, dialect);
            }
            return use.with(server.scratch(connection));
        }
    }

    private static Connection connect(String url) {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "Cannot connect to the database of migrate.scratch-url.\n    url    " + Database.redacted(url)
                            + "\n    error  "
                            + Database.told(e, url).replace("\n", "\n           ")
                            + "\nCheck that it runs, its address, and the user and password in the URL.",
                    e);
        }
    }

    private static MigrateException otherKind(String what, Dialect server, Dialect wanted) {
        return new MigrateException(
                ExitCode.REFUSED,
                "Nothing can be tried, because the database is not the one that revisions are written for.\n    "
                        + what + "  " + server.name() + "\n    "
                        + "written for" + " ".repeat(Math.max(0, what.length() - 11)) + "  " + wanted.name()
                        + "\nName a database of the same kind: migrate.scratch-url=jdbc:" + wanted.name() + ":…");
    }
}
