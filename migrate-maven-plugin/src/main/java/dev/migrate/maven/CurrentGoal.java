package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Prints the revisions that the database is at. */
@Mojo(name = "current", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class CurrentGoal extends MigrateGoal {

    /** Prints the database's URL, and parents, labels and path of the revisions. */
    @Parameter(property = "verbose", defaultValue = "false")
    boolean verbose;

    /** Fails if the database is not at all heads. */
    @Parameter(property = "checkHeads", defaultValue = "false")
    boolean checkHeads;

    @Override
    CommandText command() {
        return CommandText.of("current").flag("--verbose", verbose).flag("--check-heads", checkHeads);
    }
}
