package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Prints the newest revision of each branch. */
@Mojo(name = "heads", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class HeadsGoal extends MigrateGoal {

    /** Prints parents, labels and path too. */
    @Parameter(property = "verbose", defaultValue = "false")
    boolean verbose;

    /** Leaves out heads that another revision depends on. */
    @Parameter(property = "resolveDependencies", defaultValue = "false")
    boolean resolveDependencies;

    @Override
    CommandText command() {
        return CommandText.of("heads").flag("--verbose", verbose).flag("--resolve-dependencies", resolveDependencies);
    }
}
