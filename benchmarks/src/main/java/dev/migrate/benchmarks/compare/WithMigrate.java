package dev.migrate.benchmarks.compare;

import dev.migrate.command.CheckResult;
import dev.migrate.command.Migrate;
import dev.migrate.command.Model;
import dev.migrate.command.RevisionRequest;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Migrate's check, from the history or from the database; what reads the model is not part of it. */
final class WithMigrate implements Tool {

    private static final int TABLES_A_REVISION = 250;
    private static final double MILLIS = 1e6;

    private final FreshDatabase database;
    private final Path module;
    private final int tables;
    private final String from;

    private WithMigrate(FreshDatabase database, Path module, int tables, String from) {
        this.database = database;
        this.module = module;
        this.tables = tables;
        this.from = from;
    }

    /** Writes the revisions, compiles them and upgrades the database. */
    static List<Tool> prepare(FreshDatabase database, Path module, int tables) throws IOException {
        for (int done = 0; done < tables; done += TABLES_A_REVISION) {
            WithMigrate first =
                    new WithMigrate(database, module, Math.min(tables, done + TABLES_A_REVISION), "history");
            first.write();
        }
        WithMigrate history = new WithMigrate(database, module, tables, "history");
        history.migrate(false).upgrade("head");
        return List.of(history, new WithMigrate(database, module, tables, "database"));
    }

    private void write() throws IOException {
        Path file = Path.of(String.valueOf(migrate(false)
                .revision(RevisionRequest.autogenerate("items to " + tables))
                .file()));
        JavaSources.of(Files.readString(module.resolve(file))).compileTo(Files.createDirectories(classes()));
    }

    private Path classes() {
        return module.resolve("classes");
    }

    private Migrate migrate(boolean changed) throws IOException {
        Model model =
                new Model(Items.of(tables, changed), Map.of(), new TreeSet<>(List.of("com.acme.Item")), List.of());
        URL compiled = classes().toUri().toURL();
        return Migrate.builder()
                .connections(database::connect)
                .url(database.url())
                .classLoader(new URLClassLoader(new URL[] {compiled}, getClass().getClassLoader()))
                .directory(module)
                .model(target -> model)
                .build();
    }

    @Override
    public String name() {
        return "Migrate, model with " + from;
    }

    @Override
    public List<Double> compare(boolean changed, int times) throws IOException {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            CheckResult result = migrate(changed).check(from);
            taken.add((System.nanoTime() - begin) / MILLIS);
            expect(result, changed);
        }
        return taken;
    }

    private static void expect(CheckResult result, boolean changed) {
        if (result.changes().isEmpty() == changed) {
            throw new IllegalStateException("found: " + result.changes());
        }
        if (Boolean.getBoolean("timings")) {
            result.timings().forEach(System.err::println);
        }
    }
}
