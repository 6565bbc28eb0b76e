package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Fails if the application's model has changes that no revision has. */
@Mojo(name = "check", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class CheckGoal extends MigrateGoal {

    /** What the model is compared with: {@code history} or {@code database}, which has to be at the heads. */
    @Nullable
    @Parameter(property = "from")
    String from;

    /** Looks at the revisions alone, not at the model: fails if there are several heads or an id occurs twice. */
    @Parameter(property = "graph", defaultValue = "false")
    boolean graph;

    /** With {@code graph}: labels of branches that stay apart, each with a head of its own, comma separated. */
    @Nullable
    @Parameter(property = "independent")
    String independent;

    /** Fails also if a revision was edited after it ran on the database. */
    @Parameter(property = "applied", defaultValue = "false")
    boolean applied;

    /** Says where the time went. */
    @Parameter(property = "timings", defaultValue = "false")
    boolean timings;

    @Override
    CommandText command() {
        return CommandText.of("check")
                .option("--from", from)
                .flag("--graph", graph)
                .option("--independent", independent)
                .flag("--applied", applied)
                .flag("--timings", timings);
    }
}
