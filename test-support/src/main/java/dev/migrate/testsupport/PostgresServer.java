package dev.migrate.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A running PostgreSQL server, one of each version per JVM, with as many databases as are asked for. */
final class PostgresServer {

    private static final String USERNAME = "postgres";
    private static final int ATTEMPTS = 3;
    private static final Map<TestDatabase, PostgresServer> RUNNING = new EnumMap<>(TestDatabase.class);

    private final TestDatabase product;
    private final EmbeddedPostgres server;
    private final AtomicInteger count = new AtomicInteger();

    private PostgresServer(TestDatabase product, EmbeddedPostgres server) {
        this.product = product;
        this.server = server;
    }

    /** Returns the server of a version, started if this is the first call. */
    static PostgresServer of(TestDatabase product, String version) {
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(product, absent -> new PostgresServer(product, start(version)));
        }
    }

    /** Creates an empty database. */
    FreshDatabase create() {
        String name = "test_" + count.incrementAndGet();
        administer("create database " + name);
        return new FreshDatabase(
                product, url(name), USERNAME, "", () -> administer("drop database " + name + " with (force)"));
    }

    private void administer(String sql) {
        DriverDataSource source = new DriverDataSource(url("postgres"), USERNAME, "");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(product + " refused: " + sql, failure);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** Another process may take the free port between its choice and the start, so a start is tried more than once. */
    private static EmbeddedPostgres start(String version) {
        IOException last = new IOException("never tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return startOnce(version);
            } catch (IOException failure) {
                last = failure;
            }
        }
        throw new UncheckedIOException(
                "PostgreSQL " + version + " does not start, see the logs in " + BuildFolder.forTests("databases"),
                last);
    }

    private static EmbeddedPostgres startOnce(String version) throws IOException {
        Path folder = BuildFolder.forTests("databases");
        String name = "postgresql-" + version + "-" + UUID.randomUUID();
        Path log = folder.resolve(name + ".log");
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, hardware) -> binaries(version))
                .setOverrideWorkingDirectory(
                        BuildFolder.forBuild("postgresql-" + version).toFile())
                .setDataDirectory(folder.resolve(name))
                .setCleanDataDirectory(true)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** Opens the archive inside the binary jar that the build put beside this class. */
    private static InputStream binaries(String version) throws IOException {
        String name = "postgresql-" + version + ".jar";
        InputStream jar = PostgresServer.class.getResourceAsStream(name);
        if (jar == null) {
            throw new IOException(name + " is not on the class path: build test-support with Maven, which copies it");
        }
        ZipInputStream entries = new ZipInputStream(jar);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().endsWith(".txz")) {
                return entries;
            }
        }
        throw new IOException(name + " holds no .txz archive");
    }
}
