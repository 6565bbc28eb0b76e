package dev.migrate.benchmarks.compare;

import dev.migrate.testsupport.FreshDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Alembic's comparison of the same model, in a process of Python; the start of Python is not counted. */
final class WithAlembic implements Tool {

    private static final String SCRIPT = "compare.py";

    private final FreshDatabase database;
    private final Path work;
    private final int tables;

    WithAlembic(FreshDatabase database, Path work, int tables) {
        this.database = database;
        this.work = work;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "Alembic, model with database";
    }

    @Override
    public List<Double> compare(boolean changed, int times) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("python", "/usr/bin/python3"),
                        script().toString(),
                        database.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", ""),
                        database.username(),
                        database.password(),
                        Integer.toString(tables),
                        Boolean.toString(changed),
                        Integer.toString(times))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("Alembic failed: install it and psycopg2, or leave it out by -Dtools=.");
        }
        return printed.lines().map(Double::valueOf).toList();
    }

    private Path script() throws IOException {
        Path file = work.resolve(SCRIPT);
        try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream(SCRIPT))) {
            Files.write(file, script.readAllBytes());
        }
        return file;
    }
}
