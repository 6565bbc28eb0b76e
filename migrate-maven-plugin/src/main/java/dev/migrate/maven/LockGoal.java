package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Says who migrates the database, or releases what a process that is gone has left. */
@Mojo(name = "lock", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class LockGoal extends MigrateGoal {

    /** What to do: {@code status} or {@code release}. */
    @Nullable
    @Parameter(property = "action", defaultValue = "status")
    String action;

    /** Ends the session of a holder that is alive. */
    @Parameter(property = "force", defaultValue = "false")
    boolean force;

    @Override
    CommandText command() {
        return CommandText.of("lock").argument(action).flag("--force", force);
    }
}
