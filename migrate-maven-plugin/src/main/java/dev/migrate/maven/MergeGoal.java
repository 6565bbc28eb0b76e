package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes a revision that follows several heads. */
@Mojo(name = "merge", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class MergeGoal extends MigrateGoal {

    /** The revisions to follow, comma separated. */
    @Parameter(property = "revisions", defaultValue = "heads")
    String revisions = "heads";

    /** What it does, in a few words. */
    @Nullable
    @Parameter(property = "message")
    String message;

    @Override
    CommandText command() {
        return CommandText.of("merge").argument(revisions).option("--message", message);
    }
}
