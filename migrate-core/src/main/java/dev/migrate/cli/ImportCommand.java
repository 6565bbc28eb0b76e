package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.FlywaySettings;
import dev.migrate.command.ImportResult;
import dev.migrate.command.Imports;
import dev.migrate.command.LiquibaseSettings;
import dev.migrate.command.Migrate;
import dev.migrate.command.StepInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Makes revisions of the scripts of Flyway or Liquibase, which stay as they are.",
        footer = {
            "",
            "An upgrade of a database that only the other tool has worked on begins by stamping it",
            "where that tool's table says that it is; --stamp does only that.",
            "",
            "Examples:",
            "  migrate import flyway",
            "  migrate import flyway --placeholder=owner=shop",
            "  migrate import liquibase --baseline=database",
            "  migrate import flyway --stamp"
        })
final class ImportCommand extends Subcommand {

    private static final String FLYWAY = "flyway";
    private static final List<String> SOURCES = List.of("", "database", "model");

    @Parameters(paramLabel = "TOOL", description = "flyway or liquibase.")
    String tool = "";

    @Option(
            names = "--scripts",
            split = ",",
            paramLabel = "FOLDER",
            description = "Where the scripts are, or Liquibase's change log.")
    List<String> scripts = List.of();

    @Option(names = "--table", paramLabel = "TABLE", description = "The tool's table, with its schema if need be.")
    @Nullable
    String table;

    @Option(
            names = "--placeholder",
            split = ",",
            paramLabel = "NAME=VALUE",
            description = "The value of a placeholder.")
    List<String> placeholders = List.of();

    @Option(names = "--keep-placeholders", description = "Placeholders are text that stays as it is.")
    boolean keepPlaceholders;

    @Option(
            names = "--skip",
            split = ",",
            paramLabel = "SCRIPT",
            description = "Versions, descriptions of repeatable scripts or ids that become no revision.")
    List<String> skip = List.of();

    @Option(names = "--contexts", split = ",", paramLabel = "NAME", description = "The contexts that Liquibase runs.")
    List<String> contexts = List.of();

    @Option(
            names = "--baseline",
            defaultValue = "",
            paramLabel = "SOURCE",
            description = "One revision for all of Liquibase's change sets, from database or model.")
    String baseline = "";

    @Option(names = "--stamp", description = "Writes nothing, and stamps the database by the tool's table.")
    boolean stamp;

    ImportCommand(Console console) {
        super(console);
    }

    @Override
    boolean needsModel() {
        return baseline.equals("model");
    }

    @Override
    Answer answer(Migrate migrate) {
        boolean flyway = tool.equals(FLYWAY);
        if (!flyway && !tool.equals("liquibase")) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "Migrate cannot import from '" + tool + "'.\n    known  flyway, liquibase\nName one of these.");
        }
        if (!SOURCES.contains(baseline) || flyway && !baseline.isEmpty()) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "--baseline is for Liquibase.\n    known  database, model\n"
                            + "From a database without any tool: mvn migrate:revision -Dreverse");
        }
        if (stamp) {
            return stamped(migrate);
        }
        Imports imports = migrate.imports();
        return written(flyway ? imports.flyway(flyway(imports.flywaySettings()), skip) : liquibase(imports));
    }

    private ImportResult liquibase(Imports imports) {
        LiquibaseSettings settings = imports.liquibaseSettings();
        LiquibaseSettings said = settings.withParameters(values());
        if (!scripts.isEmpty()) {
            said = said.withChangeLog(scripts.get(0));
        }
        if (!contexts.isEmpty()) {
            said = said.withContexts(contexts);
        }
        if (table != null) {
            int dot = table.indexOf('.');
            said = said.withTable(dot < 0 ? settings.schema() : table.substring(0, dot), table.substring(dot + 1));
        }
        return baseline.isEmpty()
                ? imports.liquibase(said, skip)
                : imports.liquibaseBaseline(said, skip, baseline, "baseline");
    }

    private static Answer stamped(Migrate migrate) {
        List<StepInfo> steps = migrate.imports().adopt();
        String what = steps.isEmpty() ? "Nothing to take over: " : "Stamped: ";
        return Answer.of(List.of(what + where(migrate.current())), Data.of("current", migrate.current()));
    }

    private Answer written(ImportResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("Wrote " + Comparisons.count(result.revisions().size(), "revision") + " from " + result.tool()
                + (result.known() == 0 ? "" : " (" + result.known() + " had been written before)") + ".");
        for (ImportResult.Imported each : result.revisions()) {
            lines.add("  + " + each.source() + "   " + slashes(each.file()) + "   (" + each.id() + ")");
        }
        for (ImportResult.Left each : result.left()) {
            lines.add("  - " + each.file() + "   " + each.reason());
        }
        lines.add("Wrote " + slashes(result.manifest()));
        lines.add("Turn the other tool off and start the application: spring." + tool + ".enabled=false");
        return Answer.of(lines, data(result));
    }

    private FlywaySettings flyway(FlywaySettings settings) {
        FlywaySettings said = settings.withPlaceholders(values());
        if (!scripts.isEmpty()) {
            said = said.withLocations(scripts);
        }
        if (table != null) {
            int dot = table.indexOf('.');
            said = said.withTable(dot < 0 ? settings.schema() : table.substring(0, dot), table.substring(dot + 1));
        }
        return keepPlaceholders ? said.keepingPlaceholders() : said;
    }

    private Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (String each : placeholders) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "A placeholder is given with its value.\n    given  " + each
                                + "\nWrite: --placeholder=name=value");
            }
            values.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return values;
    }

    private static Map<String, @Nullable Object> data(ImportResult result) {
        Map<String, @Nullable Object> data = Data.of("tool", result.tool());
        data.put(
                "revisions",
                result.revisions().stream()
                        .map(each -> {
                            Map<String, @Nullable Object> one = Data.of("source", each.source());
                            one.put("revision", each.id());
                            one.put("file", slashes(each.file()));
                            return one;
                        })
                        .toList());
        data.put(
                "left",
                result.left().stream()
                        .map(each -> {
                            Map<String, @Nullable Object> one = Data.of("file", each.file());
                            one.put("reason", each.reason());
                            return one;
                        })
                        .toList());
        data.put("manifest", slashes(result.manifest()));
        return data;
    }

    private static String slashes(@Nullable Object path) {
        return String.valueOf(path).replace('\\', '/');
    }
}
