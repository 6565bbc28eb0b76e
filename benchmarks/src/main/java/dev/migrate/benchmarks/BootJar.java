package dev.migrate.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** Makes an executable jar of revisions and {@link Start}, with the tools of Spring Boot's plugin. */
final class BootJar {

    private BootJar() {}

    static Path of(Path root, Path jar) throws IOException {
        Path plain = jar.resolveSibling("plain-" + jar.getFileName());
        Path start = Path.of(
                Start.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (OutputStream out = Files.newOutputStream(plain);
                JarOutputStream entries = new JarOutputStream(out)) {
            copy(root, entries);
            copy(start, entries);
        }
        Repackager repackager = new Repackager(plain.toFile());
        repackager.setMainClass(Start.class.getName());
        repackager.setBackupSource(false);
        List<Library> libraries = libraries();
        repackager.repackage(jar.toFile(), callback -> {
            for (Library library : libraries) {
                callback.library(library);
            }
        });
        Files.delete(plain);
        return jar;
    }

    private static void copy(Path root, JarOutputStream jar) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(root)) {
            files = paths.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            jar.putNextEntry(new ZipEntry(root.relativize(file).toString().replace(File.separatorChar, '/')));
            Files.copy(file, jar);
        }
    }

    private static List<Library> libraries() throws IOException {
        List<Library> libraries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                libraries.add(new Library(path.toFile(), LibraryScope.COMPILE));
            } else if (!entry.contains("benchmarks")) {
                libraries.add(new Library(packed(path).toFile(), LibraryScope.COMPILE));
            }
        }
        return libraries;
    }

    /** Returns a jar of a module's classes, which in a build of several modules are no jar yet. */
    private static Path packed(Path classes) throws IOException {
        Path jar = Files.createTempFile("module", ".jar");
        jar.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            copy(classes, entries);
        }
        return jar;
    }
}
