package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Takes revisions back, down to a target. */
@Mojo(name = "downgrade", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DowngradeGoal extends MigrateGoal {

    /**
     * The target, {@code -1} for one step. Typed {@code -Drevision}, or {@code -Dmigrate.revision} where the project
     * calls its version so.
     */
    @Nullable
    @Parameter(property = "migrate.revision")
    String revision;

    /** Prints the script instead of running it. */
    @Parameter(property = "sql", defaultValue = "false")
    boolean sql;

    /** A text for the history, such as the number of a change. */
    @Nullable
    @Parameter(property = "tag")
    String tag;

    /**
     * {@code done} or {@code not-done}: what to assume of a statement of which it cannot be told whether it was executed
     * before an earlier run was interrupted.
     */
    @Nullable
    @Parameter(property = "assume")
    String assume;

    @Override
    CommandText command() {
        return CommandText.of("downgrade")
                .argument(revision(revision, "downgrade"))
                .flag("--sql", sql)
                .option("--tag", tag)
                .option("--assume", assume);
    }

    @Override
    boolean showsLog() {
        return !sql;
    }
}
