package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.foreign.Adopted;
import dev.migrate.foreign.FlywayTable;
import dev.migrate.foreign.LiquibaseTable;
import dev.migrate.foreign.Manifest;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.script.ScriptDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stamps a database that only another tool has worked on where that tool's table says that it is. */
final class Adoption {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Configuration configuration;
    private final Database database;
    private final ScriptDirectory scripts;

    Adoption(Configuration configuration, Database database, ScriptDirectory scripts) {
        this.configuration = configuration;
        this.database = database;
        this.scripts = scripts;
    }

    /**
     * Stamps a database that has no revisions.
     *
     * @return what was stamped, none if there was nothing to take over
     * @throws MigrateException if the other tool's table says something that the revisions do not explain
     */
    List<StepInfo> adopt() {
        List<Manifest> manifests = manifests();
        List<StepInfo> steps = new ArrayList<>();
        for (Manifest manifest : manifests) {
            steps.addAll(adopt(manifest));
        }
        return steps;
    }

    private List<StepInfo> adopt(Manifest manifest) {
        boolean isNew =
                database.with(scripts, (runner, dialect) -> runner.heads().isEmpty());
        Adopted adopted = isNew ? adopted(manifest) : null;
        String revision = adopted == null ? null : adopted.revision();
        if (adopted == null || revision == null) {
            return List.of();
        }
        requireKnown(manifest, revision);
        LOG.info(
                "Taking over from {}: {} of {} scripts have run, so the database is at {}",
                manifest.tool().title(),
                adopted.applied(),
                adopted.scripts(),
                revision);
        List<RevisionTarget> targets = List.of(RevisionTarget.parse(revision));
        return database.with(
                scripts,
                (runner, dialect) -> StepInfo.of(runner.stamp(
                        rows -> rows.isEmpty() ? scripts.revisions().stampSteps(rows, targets) : List.of(), false)));
    }

    private void requireKnown(Manifest manifest, String revision) {
        if (!scripts.revisions().contains(revision)) {
            throw new MigrateException(
                    ExitCode.UNKNOWN_STATE,
                    "A revision that stands for scripts of " + manifest.tool().title()
                            + " is gone.\n    revision  " + revision + "\n    named in  "
                            + manifest.tool().file() + "\nRestore it, or stamp the database by hand:"
                            + " mvn migrate:stamp -Drevision=…");
        }
    }

    private @Nullable Adopted adopted(Manifest manifest) {
        Optional<List<Map<String, @Nullable String>>> rows = database.access(
                (connection, dialect) -> Optional.ofNullable(new ForeignRows(connection).read(manifest.table())));
        if (rows.isEmpty()) {
            return null;
        }
        return switch (manifest.tool()) {
            case FLYWAY ->
                FlywayTable.adopted(rows.get().stream().map(Adoption::flyway).toList(), manifest);
            case LIQUIBASE ->
                LiquibaseTable.adopted(
                        rows.get().stream().map(Adoption::liquibase).toList(), manifest);
        };
    }

    private static LiquibaseTable.Row liquibase(Map<String, @Nullable String> row) {
        return new LiquibaseTable.Row(
                String.valueOf(row.get("id")),
                String.valueOf(row.get("author")),
                String.valueOf(row.get("filename")),
                String.valueOf(row.get("exectype")));
    }

    private static FlywayTable.Row flyway(Map<String, @Nullable String> row) {
        String success = String.valueOf(row.get("success"));
        return new FlywayTable.Row(
                Integer.parseInt(String.valueOf(row.get("installed_rank"))),
                row.get("version"),
                String.valueOf(row.get("description")),
                String.valueOf(row.get("type")),
                String.valueOf(row.get("script")),
                row.get("checksum"),
                success.equals("1") || success.equalsIgnoreCase("true") || success.equals("t"));
    }

    private List<Manifest> manifests() {
        List<Manifest> manifests = new ArrayList<>();
        for (String location : configuration.locations()) {
            for (Manifest.Tool tool : Manifest.Tool.values()) {
                String text = text(location, tool.file());
                if (text != null) {
                    manifests.add(Manifest.parse(tool, location + "/" + tool.file(), text));
                }
            }
        }
        return manifests;
    }

    private @Nullable String text(String location, String name) {
        try {
            if (location.startsWith("filesystem:")) {
                Path file = Path.of(location.substring("filesystem:".length())).resolve(name);
                return Files.isRegularFile(file) ? Files.readString(file) : null;
            }
            String folder = location.replaceFirst("^classpath:", "").replaceAll("^/+|/+$", "");
            URL url = configuration.classLoader().getResource(folder + "/" + name);
            return url == null ? null : read(url);
        } catch (IOException e) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "Cannot read which revisions stand for imported scripts.\n    file   " + location + "/" + name
                            + "\n    error  " + e.getMessage() + "\nBuild the application again.",
                    e);
        }
    }

    private static String read(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
