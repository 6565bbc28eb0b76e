package dev.migrate.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * The classes that a process loads, in the form in which a JVM has them when it has loaded and verified them: a JVM that maps
 * this archive starts in half the time. May be shared by threads.
 */
public final class ClassArchive {

    private final List<Path> classPath;
    private final Path file;

    private ClassArchive(List<Path> classPath, Path file) {
        this.classPath = classPath;
        this.file = file;
    }

    /** Returns an archive that is empty until {@linkplain #recording a process} has been run to its end. */
    public static ClassArchive create() {
        Path folder =
                BuildFolder.forTests("class-archives").resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "class-archive-closer"));
            return new ClassArchive(jars(folder), folder.resolve("classes.jsa"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try {
            BuildFolder.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns how to run a process that puts the classes it has loaded into this archive when it ends by itself. */
    public Processes recording(Processes processes) {
        return processes.withClassPath(classPath).withJvmOptions("-XX:ArchiveClassesAtExit=" + file);
    }

    /** Returns how to run processes that take their classes from this archive. */
    public Processes used(Processes processes) {
        return processes.withClassPath(classPath).withJvmOptions("-XX:SharedArchiveFile=" + file, "-Xshare:auto");
    }

    /** An archive holds nothing from folders, so those of the class path become jars. */
    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                Path path = Path.of(entry);
                jars.add(Files.isDirectory(path) ? jar(path, folder.resolve(jars.size() + ".jar")) : path);
            }
        }
        return jars;
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            entries.setLevel(Deflater.NO_COMPRESSION);
            for (Path path : paths.filter(ClassArchive::isNeeded).sorted().toList()) {
                entries.putNextEntry(
                        new ZipEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, entries);
            }
        }
        return jar;
    }

    /** The archives of servers, which lie beside the classes, are of no use to a process that starts none. */
    private static boolean isNeeded(Path path) {
        return Files.isRegularFile(path) && !path.toString().endsWith(".jar");
    }
}
