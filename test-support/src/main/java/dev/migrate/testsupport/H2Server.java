package dev.migrate.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.tools.Server;

/** An H2 server for several processes, with databases in files of the build folder, created when first connected to. */
public final class H2Server implements AutoCloseable {

    private final Server server;
    private final Path folder;

    private H2Server(Server server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts a server on a free port of 127.0.0.1. */
    public static H2Server start() {
        Path folder = BuildFolder.forTests("databases").resolve("h2-" + UUID.randomUUID());
        try {
            Server server = Server.createTcpServer(
                    "-tcpPort", "0", "-ifNotExists", "-tcpDaemon", "-baseDir", folder.toString());
            return new H2Server(server.start(), folder);
        } catch (SQLException failure) {
            throw new IllegalStateException("H2 does not start as a server", failure);
        }
    }

    /** Returns the server of this JVM, started if this is the first call and stopped when the JVM ends. */
    static H2Server shared() {
        return Shared.INSTANCE;
    }

    /** Returns the URL of a database of this server. */
    public String url(String name) {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./" + name;
    }

    Path folder() {
        return folder;
    }

    /** Stops the server and deletes its databases. */
    @Override
    public void close() {
        server.stop();
        try {
            BuildFolder.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Shared {
        private static final H2Server INSTANCE = startUntilExit();

        private static H2Server startUntilExit() {
            H2Server server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "h2-server-closer"));
            return server;
        }
    }
}
