package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Prints everything about revisions: their place in the graph, their file, what they do. */
@Mojo(name = "show", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ShowGoal extends MigrateGoal {

    /**
     * The revisions, comma separated. Typed {@code -Drevision}, or {@code -Dmigrate.revision} where the project calls
     * its version so.
     */
    @Nullable
    @Parameter(property = "migrate.revision")
    String revision;

    @Override
    CommandText command() {
        return CommandText.of("show").argument(revision(revision, "show"));
    }
}
