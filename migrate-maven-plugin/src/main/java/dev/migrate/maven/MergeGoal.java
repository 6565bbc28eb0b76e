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

    /** Whether it may follow revisions that others follow already. */
    @Parameter(property = "splice", defaultValue = "false")
    boolean splice;

    /** The labels of the branch that begins with it, comma separated. */
    @Nullable
    @Parameter(property = "branchLabel")
    String branchLabel;

    /** Its id, instead of a random one. */
    @Nullable
    @Parameter(property = "revId")
    String revId;

    /** The location it is written to, instead of that of the first revision it follows. */
    @Nullable
    @Parameter(property = "location")
    String location;

    /** How it is written: {@code java} or {@code sql}. */
    @Nullable
    @Parameter(property = "format")
    String format;

    @Override
    CommandText command() {
        return CommandText.of("merge")
                .argument(revisions)
                .option("--message", message)
                .flag("--splice", splice)
                .option("--branch-label", branchLabel)
                .option("--rev-id", revId)
                .option("--location", location)
                .option("--format", format);
    }
}
