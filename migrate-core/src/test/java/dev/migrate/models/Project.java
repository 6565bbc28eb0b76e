package dev.migrate.models;

import dev.migrate.command.Migrate;
import dev.migrate.command.MigrateBuilder;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** A folder with revisions, which are compiled when there is a new one, and the database they are for. */
final class Project {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T07:28:00Z"), ZoneOffset.UTC);

    private final Path folder;
    private final FreshDatabase database;
    private List<String> compiled = List.of();
    private ClassLoader loader = Project.class.getClassLoader();

    Project(Path folder, FreshDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    FreshDatabase database() {
        return database;
    }

    /** Returns what works on this project with a model. */
    Migrate with(CompiledModel model) {
        return builder().model(model::read).build();
    }

    /** Returns what works on this project without a model. */
    Migrate migrate() {
        return builder().build();
    }

    private MigrateBuilder builder() {
        try {
            Path classes = Files.createDirectories(folder.resolve("target/classes"));
            Path java = Files.createDirectories(folder.resolve("src/main/java"));
            List<String> sources = sources(java);
            if (!sources.equals(compiled)) {
                String[] more = sources.stream()
                        .filter(each -> !compiled.contains(each))
                        .toArray(String[]::new);
                JavaSources.of(more).strict().compileTo(classes);
                loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Project.class.getClassLoader());
                compiled = sources;
            }
            return Migrate.builder()
                    .classLoader(loader)
                    .directory(folder)
                    .connections(database::connect)
                    .url(database.url())
                    .clock(CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the revisions as they were written. */
    List<String> sources() {
        try {
            return sources(folder.resolve("src/main/java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sources(Path java) throws IOException {
        try (Stream<Path> files = Files.walk(java)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Project::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
