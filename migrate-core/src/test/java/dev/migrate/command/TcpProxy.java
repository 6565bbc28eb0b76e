package dev.migrate.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server, and can fall silent without closing a connection, as a cut cable does. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    /** Creates a proxy of a port of this machine. */
    TcpProxy(int port) throws IOException {
        this.port = port;
        this.entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Keeps what either side says from the other from now on. */
    void fallSilent() {
        silent = true;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.addAll(List.of(client, server));
            inBackground(() -> forward(client, server));
            inBackground(() -> forward(server, client));
        }
    }

    private void forward(Socket from, Socket to) throws IOException {
        InputStream input = from.getInputStream();
        OutputStream output = to.getOutputStream();
        byte[] bytes = new byte[8192];
        for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
            if (!silent) {
                output.write(bytes, 0, read);
                output.flush();
            }
        }
        if (!silent) {
            to.close();
        }
    }

    /** Something that ends with the sockets. */
    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the connection or the proxy is at its end
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
