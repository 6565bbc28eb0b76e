package dev.migrate.command;

import dev.migrate.dialect.Dialect;
import dev.migrate.foreign.ChangeLogs;
import dev.migrate.foreign.ImportPlan;
import dev.migrate.foreign.LiquibaseFiles;
import dev.migrate.foreign.LiquibasePlan;
import dev.migrate.foreign.LiquibaseRun;
import dev.migrate.foreign.Manifest;
import dev.migrate.script.ScriptDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes revisions of Liquibase's change sets, whose change logs stay where and as they are. */
final class LiquibaseImport {

    private final Configuration configuration;
    private final Dialect dialect;
    private final LiquibaseSettings settings;
    private final List<String> skipped;
    private final ImportTarget target;

    LiquibaseImport(
            Configuration configuration,
            ScriptDirectory scripts,
            Dialect dialect,
            LiquibaseSettings settings,
            List<String> skipped) {
        this.configuration = configuration;
        this.dialect = dialect;
        this.settings = settings;
        this.skipped = skipped.stream().map(String::strip).toList();
        this.target = new ImportTarget(configuration, scripts);
    }

    /** Makes a revision of each change set. */
    ImportResult run() {
        ImportedFiles files = target.files();
        Manifest known = known(files);
        ImportPlan plan = LiquibasePlan.of(logs(), known, skipped, target.after(), database(), started());
        return files.write(plan, known.entries().size());
    }

    /** Says that a revision stands for all change sets. */
    ImportResult baseline(String revision) {
        ImportedFiles files = target.files();
        Manifest none = new Manifest(Manifest.Tool.LIQUIBASE, settings.qualifiedTable(), List.of());
        return files.write(LiquibasePlan.baseline(logs(), none, skipped, revision, started()), 0);
    }

    private String database() {
        return dialect.name() + ":" + dialect.version().major();
    }

    private Manifest known(ImportedFiles files) {
        Manifest known = files.known(Manifest.Tool.LIQUIBASE);
        return known == null ? new Manifest(Manifest.Tool.LIQUIBASE, settings.qualifiedTable(), List.of()) : known;
    }

    private ChangeLogs logs() {
        return ChangeLogs.read(
                settings.changeLog().replaceFirst("^src/main/resources/", ""),
                new Resources(),
                settings.parameters(),
                started());
    }

    private LiquibaseRun started() {
        return new LiquibaseRun(dialect.name(), settings.contexts(), settings.labels());
    }

    /** The resources of the module. */
    private final class Resources implements LiquibaseFiles {

        private final Path root = configuration.directory().resolve("src/main/resources");

        @Override
        public @Nullable String text(String path) {
            Path file = root.resolve(path);
            return Files.isRegularFile(file) ? ForeignFiles.read(file) : null;
        }

        @Override
        public List<String> below(String folder) {
            if (!Files.isDirectory(root.resolve(folder))) {
                return List.of();
            }
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String place(String path) {
            return "src/main/resources/" + path;
        }
    }
}
