package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Prints the revisions that more than one follows, each with what follows it. */
@Mojo(name = "branches", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class BranchesGoal extends MigrateGoal {

    /** Prints parents, labels and path of the branch points too. */
    @Parameter(property = "verbose", defaultValue = "false")
    boolean verbose;

    /** Marks the revisions that the database is at. */
    @Parameter(property = "indicateCurrent", defaultValue = "false")
    boolean indicateCurrent;

    @Override
    CommandText command() {
        return CommandText.of("branches").flag("--verbose", verbose).flag("--indicate-current", indicateCurrent);
    }
}
