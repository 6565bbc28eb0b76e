package dev.migrate.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A running MySQL or MariaDB server, one of each version per JVM, with as many databases as are asked for. */
final class MySqlServer {

    private static final String USERNAME = "test";
    private static final int ATTEMPTS = 3;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final Map<List<String>, MySqlServer> RUNNING = new HashMap<>();

    private final TestDatabase product;
    private final String protocol;
    private final int port;
    private final Start start;
    private final AtomicInteger count = new AtomicInteger();
    private volatile Process process;

    /** Starts the program of a server on its data. */
    private interface Start {
        Process on(int port) throws IOException;
    }

    private MySqlServer(TestDatabase product, String name, int port, Start start) throws IOException {
        this.product = product;
        this.protocol = name.startsWith("mariadb") ? "mariadb" : "mysql";
        this.port = port;
        this.start = start;
        this.process = start.on(port);
    }

    /**
     * Returns the server of a name and version such as {@code mysql-8.0}, started if this is the first call.
     *
     * @param options more of what its program is started with, for a server of its own
     */
    static MySqlServer of(TestDatabase product, String name, String... options) {
        List<String> key = new ArrayList<>(List.of(options));
        key.add(0, name);
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(key, absent -> start(product, name, List.of(options)));
        }
    }

    /** Creates an empty database. */
    FreshDatabase create() {
        String name = "test_" + count.incrementAndGet();
        administer("create database " + name);
        return new FreshDatabase(product, url(name), USERNAME, "", () -> drop(name));
    }

    /** Drops a database; a connection that has used it within a transaction would hold that up, so all are ended. */
    private void drop(String name) {
        for (String session : sessions(name)) {
            try {
                execute("kill " + session);
            } catch (SQLException ended) {
                // It has ended by itself
            }
        }
        administer("drop database if exists " + name);
    }

    private List<String> sessions(String database) {
        List<String> sessions = new ArrayList<>();
        try (Connection connection = administrator().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id from information_schema.processlist where db = '" + database + "'")) {
            while (rows.next()) {
                sessions.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(product + " does not list its sessions", failure);
        }
        return sessions;
    }

    private void administer(String sql) {
        try {
            execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(product + " refused: " + sql, failure);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = administrator().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DriverDataSource administrator() {
        return new DriverDataSource(url(""), USERNAME, "");
    }

    private String url(String database) {
        return "jdbc:" + protocol + "://127.0.0.1:" + port + "/" + database;
    }

    /** Another process may take the free port between its choice and the start, so a start is tried more than once. */
    private static MySqlServer start(TestDatabase product, String name, List<String> options) {
        IOException last = new IOException("never tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return startOnce(product, name, options);
            } catch (IOException failure) {
                last = failure;
            }
        }
        throw new UncheckedIOException(
                name + " does not start, see the logs in " + BuildFolder.forTests("databases"), last);
    }

    private static MySqlServer startOnce(TestDatabase product, String name, List<String> options) throws IOException {
        Path data = BuildFolder.forTests("databases").resolve(name + "-" + UUID.randomUUID());
        File log = new File(data + ".log");
        MySqlFiles files = MySqlFiles.of(name);
        MySqlServer server = new MySqlServer(product, name, freePort(), port -> files.start(data, port, log, options));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server.process, data), name + "-closer"));
        try {
            server.awaitAnswer();
        } catch (IOException silent) {
            stop(server.process, data);
            throw new IOException(name + " does not answer:\n" + Files.readString(log.toPath()), silent);
        }
        return server;
    }

    /** Kills the program in the middle of what it does, and starts it again on what it has written. */
    void crash() {
        try {
            process.destroyForcibly().waitFor();
            process = start.on(port);
            awaitAnswer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() throws IOException {
        long begin = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE) {
                throw new IOException("it does not answer");
            }
            pause();
        }
    }

    private boolean answers() {
        try {
            execute("select 1");
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Nobody needs the data any more, so the server need not tidy up. */
    private static void stop(Process process, Path data) {
        try {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
            BuildFolder.delete(data);
            BuildFolder.delete(MySqlFiles.temporary(data));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
