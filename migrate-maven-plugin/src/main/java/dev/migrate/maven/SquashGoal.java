package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Makes one revision of several, whose source files go. */
@Mojo(name = "squash", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class SquashGoal extends MigrateGoal {

    /** The first and the last revision, {@code first:last}, or {@code base:last}. */
    @Nullable
    @Parameter(property = "range")
    String range;

    /** What the revision does, in a few words. */
    @Nullable
    @Parameter(property = "message")
    String message;

    @Override
    CommandText command() {
        return CommandText.of("squash").argument(range).option("--message", message);
    }
}
