package dev.migrate.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A running PostgreSQL server, one of each version per JVM, with as many databases as are asked for. */
final class PostgresServer {

    /** What tests write need not survive the machine; benchmarks may want what users have. */
    private static final String DURABLE = Boolean.getBoolean("migrate.tests.durable") ? "on" : "off";

    private static final String USERNAME = "postgres";
    private static final int ATTEMPTS = 3;
    private static final Map<String, PostgresServer> RUNNING = new HashMap<>();

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
            return RUNNING.computeIfAbsent(version, absent -> new PostgresServer(product, start(version)));
        }
    }

    /** Creates an empty database. */
    FreshDatabase create() {
        String name = "test_" + count.incrementAndGet();
        administer("create database " + name);
        return new FreshDatabase(
                product,
                url(name),
                USERNAME,
                "",
                () -> administer("drop database if exists " + name + " with (force)"));
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
        Path databases = BuildFolder.forTests("databases");
        Path data = databases.resolve("postgresql-" + version + "-" + UUID.randomUUID());
        File log = new File(data + ".log");
        Path binaries = BuildFolder.forBuild("postgresql-" + version);
        Path template = binaries.resolve("initialised");
        if (Files.exists(template)) {
            BuildFolder.copy(template, data);
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, hardware) -> binaries(version))
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(data)
                .setDataDirectoryCustomizer(initialised -> keep(initialised.toPath(), template))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log))
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", DURABLE)
                .setServerConfig("synchronous_commit", DURABLE)
                .setServerConfig("full_page_writes", DURABLE)
                .setServerConfig("max_connections", "200")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data), "postgresql-closer"));
        return server;
    }

    /** Keeps a data directory that has just been initialised for the next JVM, which copies it in a tenth of the time. */
    private static void keep(Path data, Path template) {
        if (Files.exists(template)) {
            return;
        }
        try {
            Path copy = template.resolveSibling(data.getFileName());
            BuildFolder.copy(data, copy);
            if (!copy.toFile().renameTo(template.toFile())) {
                BuildFolder.delete(copy);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void stop(EmbeddedPostgres server, Path data) {
        try {
            server.close();
            BuildFolder.delete(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
