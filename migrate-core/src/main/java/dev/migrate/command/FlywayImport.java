package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.foreign.FlywayFolder;
import dev.migrate.foreign.FlywayFolder.Found;
import dev.migrate.foreign.FlywayPlaceholders;
import dev.migrate.foreign.FlywayPlan;
import dev.migrate.foreign.ImportPlan;
import dev.migrate.foreign.Manifest;
import dev.migrate.script.ScriptDirectory;
import java.util.List;

/** Makes revisions of Flyway's scripts, which stay where and as they are. */
final class FlywayImport {

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final Dialect dialect;
    private final FlywaySettings settings;
    private final List<String> skipped;

    FlywayImport(
            Configuration configuration,
            ScriptDirectory scripts,
            Dialect dialect,
            FlywaySettings settings,
            List<String> skipped) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.dialect = dialect;
        this.settings = settings;
        this.skipped = skipped.stream().map(FlywayImport::key).toList();
    }

    /** A version is a key by its numbers; anything else is the description of a repeatable script. */
    private static String key(String skipped) {
        String plain = skipped.strip().replaceFirst("^V(?=\\d)", "");
        return plain.matches("\\d+([._]\\d+)*")
                ? "V " + plain.replace('_', '.').replaceAll("(\\.0+)+$", "")
                : "R " + plain.replaceFirst("^R__", "").replace('_', ' ');
    }

    ImportResult run() {
        ImportTarget target = new ImportTarget(configuration, scripts);
        ImportedFiles files = target.files();
        Manifest old = files.known(Manifest.Tool.FLYWAY);
        Manifest known = old == null ? new Manifest(Manifest.Tool.FLYWAY, settings.qualifiedTable(), List.of()) : old;
        FlywayFolder folder = FlywayFolder.of(
                found(),
                settings.names(),
                new FlywayPlaceholders(
                        settings.placeholders(), settings.placeholderPrefix(), settings.placeholderSuffix()),
                settings.placeholderReplacement(),
                key -> skipped.contains(key) || isSkipped(known, key));
        ImportPlan plan = FlywayPlan.of(
                folder,
                known,
                skipped,
                target.after(),
                dialect.name() + ":" + dialect.version().major());
        return files.write(plan, known.entries().size());
    }

    private static boolean isSkipped(Manifest known, String key) {
        return known.entries().stream()
                .anyMatch(each ->
                        each.kind() == Manifest.Kind.SKIPPED && each.key().equals(key));
    }

    private List<Found> found() {
        List<String> locations = settings.locations().stream()
                .map(each -> each.replace("{vendor}", dialect.name()))
                .toList();
        List<Found> found = new ForeignFiles(configuration.directory()).below(locations);
        if (found.stream().noneMatch(each -> settings.names().isScript(each.name()))) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "There are no scripts of Flyway to import.\n    looked in  "
                            + String.join("\n               ", locations)
                            + "\nSay where they are: -Dscripts=src/main/resources/db/migration");
        }
        return found;
    }
}
