package dev.migrate.benchmarks.upgrade;

import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** SQL revisions of Migrate. */
final class WithMigrate implements Tool {

    @Override
    public String name() {
        return "Migrate";
    }

    @Override
    public void write(Path directory, List<String> statements) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("db/migrations"));
        for (int i = 0; i < statements.size(); i++) {
            Files.writeString(folder.resolve("rev" + id(i) + ".sql"), """
                    -- revision: %s
                    -- down-revision: %s
                    -- message: number %d

                    -- migrate: upgrade

                    %s;
                    """.formatted(
                            id(i), i == 0 ? "" : id(i - 1), i, statements.get(i)));
        }
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%012x", number + 1);
    }

    @Override
    public void upgrade(FreshDatabase database, Path directory) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            Migrate.builder()
                    .connections(database::connect)
                    .url(database.url())
                    .classLoader(loader)
                    .build()
                    .upgrade("heads");
        }
    }
}
