package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Prints the revisions, newest first; branches and merges as a picture. */
@Mojo(name = "history", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class HistoryGoal extends MigrateGoal {

    /** Only from one revision to another, both included: {@code 3f2a:head}, {@code -3:}, {@code :current}. */
    @Nullable
    @Parameter(property = "revRange")
    String revRange;

    /** Prints parents, labels and path too. */
    @Parameter(property = "verbose", defaultValue = "false")
    boolean verbose;

    /** Marks the revisions that the database is at. */
    @Parameter(property = "indicateCurrent", defaultValue = "false")
    boolean indicateCurrent;

    /** Prints what ran on the database instead: when, by whom, how long. */
    @Parameter(property = "applied", defaultValue = "false")
    boolean applied;

    /** The form: {@code text}, {@code list}, {@code mermaid}, {@code dot} or {@code svg}. */
    @Nullable
    @Parameter(property = "format")
    String format;

    @Override
    CommandText command() {
        return CommandText.of("history")
                .option("--rev-range", revRange)
                .flag("--verbose", verbose)
                .flag("--indicate-current", indicateCurrent)
                .flag("--applied", applied)
                .option("--format", format);
    }
}
