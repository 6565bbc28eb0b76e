package dev.migrate.command;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;

/**
 * A process that writes a script of an upgrade and upgrades, and says what that took: its arguments are a URL, a user, a
 * password and a class path entry.
 */
final class LargeStarter {

    private static final long MEGABYTE = 1 << 20;

    private LargeStarter() {}

    public static void main(String[] arguments) throws IOException {
        Migrate migrate = Migrate.builder()
                .connections(() -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]))
                .url(arguments[0])
                .classLoader(new URLClassLoader(
                        new URL[] {Path.of(arguments[3]).toUri().toURL()}, LargeStarter.class.getClassLoader()))
                .application("starter")
                .build();
        try {
            long begin = System.nanoTime();
            migrate.scriptsTo(Writer.nullWriter()).upgrade("heads");
            long written = System.nanoTime();
            migrate.upgrade("heads");
            System.out.println("script in " + (written - begin) / 1_000_000 + " ms");
            System.out.println("upgrade in " + (System.nanoTime() - written) / 1_000_000 + " ms");
            System.out.println("highest use of the heap " + peak() / MEGABYTE + " MB");
        } catch (MigrateException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
    }
}
