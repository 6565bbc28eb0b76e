package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Runs the revisions that lead up to a target. */
@Mojo(name = "upgrade", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeGoal extends MigrateGoal {

    /**
     * The target: {@code head} where nothing is said. Typed {@code -Drevision}, or {@code -Dmigrate.revision} where the
     * project calls its version so.
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
        return CommandText.of("upgrade")
                .argument(revision(revision, "upgrade"))
                .flag("--sql", sql)
                .option("--tag", tag)
                .option("--assume", assume);
    }

    @Override
    boolean showsLog() {
        return !sql;
    }
}
