package dev.migrate.command;

import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A module in which revisions are written: its sources, compiled before each command. */
final class Workshop {

    private final Path directory;
    private final List<Path> libraries = new ArrayList<>();
    private List<String> locations = List.of("classpath:db/migrations");

    Workshop(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Workshop locations(String... several) {
        locations = List.of(several);
        return this;
    }

    Workshop library(Path jar) {
        libraries.add(jar);
        return this;
    }

    /** Adds an empty SQL revision with some more headers. */
    Workshop sql(String file, String id, String down, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
        return file(
                "src/main/resources/" + file,
                "-- revision: " + id + "\n-- down-revision: " + down + "\n-- message: make " + id + "\n" + more
                        + "\n-- migrate: upgrade\n\n-- migrate: downgrade\n");
    }

    Workshop file(String name, String text) {
        try {
            Files.createDirectories(directory.resolve(name).getParent());
            Files.writeString(directory.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(Object file) {
        try {
            return Files.readString(directory.resolve(String.valueOf(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what works on a database with the revisions that are here. */
    Migrate on(FreshDatabase database) {
        return builder().connections(database::connect).url(database.url()).build();
    }

    /** Returns the files below a source folder. */
    List<String> files(String folder) {
        try (Stream<Path> files = Files.walk(directory.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MigrateBuilder builder() {
        try {
            Path classes = Files.createDirectories(directory.resolve("target/classes"));
            Path java = Files.createDirectories(directory.resolve("src/main/java"));
            List<String> sources =
                    files("src/main/java").stream().map(this::read).toList();
            if (!sources.isEmpty()) {
                JavaSources.of(sources.toArray(String[]::new)).strict().compileTo(classes);
            }
            List<URL> roots = new ArrayList<>();
            for (Path root : List.of(classes, directory.resolve("src/main/resources"), java)) {
                roots.add(root.toUri().toURL());
            }
            for (Path jar : libraries) {
                roots.add(jar.toUri().toURL());
            }
            return Migrate.builder()
                    .classLoader(new URLClassLoader(
                            roots.toArray(URL[]::new), getClass().getClassLoader()))
                    .locations(locations)
                    .directory(directory)
                    .clock(TestHistory.CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Migrate migrate() {
        return builder().build();
    }

    /** Returns what writes revisions for a database from a model. */
    MigrateBuilder modelled(String database, Consumer<Operations> model) {
        Operations op = new Operations("any");
        model.accept(op);
        Schema schema = Replay.apply(Schema.empty(), op.operations());
        return builder()
                .database(database)
                .model(target -> new Model(schema, Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of()));
    }
}
