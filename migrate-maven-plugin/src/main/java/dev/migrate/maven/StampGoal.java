package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Says that the database is at a revision, and runs nothing. */
@Mojo(name = "stamp", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class StampGoal extends MigrateGoal {

    /**
     * The revisions, comma separated. Typed {@code -Drevision}, or {@code -Dmigrate.revision} where the project calls
     * its version so.
     */
    @Nullable
    @Parameter(property = "migrate.revision")
    String revision;

    /** Forgets what the database was at before, also what the application does not know. */
    @Parameter(property = "purge", defaultValue = "false")
    boolean purge;

    /** Stamps only if the database is what the model says, and says how it differs otherwise. */
    @Parameter(property = "verify", defaultValue = "false")
    boolean verify;

    /** Prints the script instead of running it; a revision may then be a range. */
    @Parameter(property = "sql", defaultValue = "false")
    boolean sql;

    /** Takes applied revisions as they are now for what was applied, though they were edited. */
    @Parameter(property = "accept", defaultValue = "false")
    boolean accept;

    /** A text for the history, such as the number of a change. */
    @Nullable
    @Parameter(property = "tag")
    String tag;

    @Override
    CommandText command() {
        return CommandText.of("stamp")
                .argument(revision(revision, "stamp"))
                .flag("--purge", purge)
                .flag("--verify", verify)
                .flag("--sql", sql)
                .flag("--accept", accept)
                .option("--tag", tag);
    }
}
