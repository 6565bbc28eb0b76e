package dev.migrate.testsupport;

import java.io.IOException;

/** The child's side of {@link Processes#runTogether}: says that it is ready, and waits until all are released. */
public final class Barrier {

    static final String READY = "barrier: ready";
    static final String GO = "barrier: go";

    private Barrier() {}

    /** Prints a line and returns when a line comes on standard input; fails if that ends. */
    public static void await() throws IOException {
        System.out.println(READY);
        System.out.flush();
        int read = System.in.read();
        while (read != '\n' && read >= 0) {
            read = System.in.read();
        }
        if (read < 0) {
            throw new IOException("The process that started this one is gone");
        }
    }
}
