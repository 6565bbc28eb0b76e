package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Makes revisions of the scripts of another tool for migrations, which stay as they are. */
@Mojo(name = "import", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ImportGoal extends MigrateGoal {

    /** The tool: flyway or liquibase. */
    @Nullable
    @Parameter(property = "tool")
    String tool;

    /** Where the scripts are, comma separated; what the application tells the tool by default. */
    @Nullable
    @Parameter(property = "scripts")
    String scripts;

    /** The tool's table, with its schema if need be; what the application tells the tool by default. */
    @Nullable
    @Parameter(property = "table")
    String table;

    /** Values of placeholders, comma separated: {@code name=value}. */
    @Nullable
    @Parameter(property = "placeholder")
    String placeholder;

    /** Takes placeholders for text that stays as it is. */
    @Parameter(property = "keepPlaceholders", defaultValue = "false")
    boolean keepPlaceholders;

    /** What becomes no revision, comma separated. */
    @Nullable
    @Parameter(property = "skip")
    String skipped;

    /** The contexts that Liquibase runs, comma separated; all by default. */
    @Nullable
    @Parameter(property = "contexts")
    String contexts;

    /** One revision for all of Liquibase's change sets: written from the {@code database} or the {@code model}. */
    @Nullable
    @Parameter(property = "baseline")
    String baseline;

    /** Writes nothing, and stamps the database by the tool's table. */
    @Parameter(property = "stamp", defaultValue = "false")
    boolean stamp;

    @Override
    CommandText command() {
        return CommandText.of("import")
                .argument(tool)
                .option("--scripts", scripts)
                .option("--table", table)
                .option("--placeholder", placeholder)
                .flag("--keep-placeholders", keepPlaceholders)
                .option("--skip", skipped)
                .option("--contexts", contexts)
                .option("--baseline", baseline)
                .flag("--stamp", stamp);
    }
}
