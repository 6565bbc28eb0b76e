package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Creates the version table if it is missing, and nothing else. */
@Mojo(name = "ensure-version", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class EnsureVersionGoal extends MigrateGoal {

    /** Prints the script instead of running it. */
    @Parameter(property = "sql", defaultValue = "false")
    boolean sql;

    @Override
    CommandText command() {
        return CommandText.of("ensure-version").flag("--sql", sql);
    }
}
