package dev.migrate.benchmarks.upgrade;

import dev.migrate.testsupport.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;

/** Versioned migrations of Flyway. */
final class WithFlyway implements Tool {

    @Override
    public String name() {
        return "Flyway";
    }

    @Override
    public void write(Path directory, List<String> statements) throws IOException {
        for (int i = 0; i < statements.size(); i++) {
            Files.writeString(directory.resolve("V" + (i + 1) + "__number.sql"), statements.get(i) + ";\n");
        }
    }

    @Override
    public void upgrade(FreshDatabase database, Path directory) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("filesystem:" + directory)
                .load()
                .migrate();
    }
}
