package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes a new revision from the changes of the application's model. */
@Mojo(name = "revision", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RevisionGoal extends MigrateGoal {

    /** What the revision does, in a few words: becomes its class name. */
    @Nullable
    @Parameter(property = "message")
    String message;

    /** Whether it is written from the model; empty otherwise. */
    @Parameter(property = "autogenerate", defaultValue = "true")
    boolean autogenerate;

    /** What the model is compared with: {@code history} or {@code nothing}. */
    @Nullable
    @Parameter(property = "from")
    String from;

    /** How it is written: {@code java}. */
    @Nullable
    @Parameter(property = "format")
    String format;

    /** Its id, instead of a random one. */
    @Nullable
    @Parameter(property = "revId")
    String revId;

    /** Columns that have a new name, comma separated: {@code account.name:full_name}. */
    @Nullable
    @Parameter(property = "rename")
    String rename;

    /** Tables that have a new name, comma separated: {@code person:customer}. */
    @Nullable
    @Parameter(property = "renameTable")
    String renameTable;

    /** What may be dropped, comma separated: {@code account.legacy}. */
    @Nullable
    @Parameter(property = "allowDrop")
    String allowDrop;

    /** Says where the time went. */
    @Parameter(property = "timings", defaultValue = "false")
    boolean timings;

    @Override
    CommandText command() {
        return CommandText.of("revision")
                .option("--message", message)
                .flag("--empty", !autogenerate)
                .option("--from", from)
                .option("--format", format)
                .option("--rev-id", revId)
                .option("--rename", rename)
                .option("--rename-table", renameTable)
                .option("--allow-drop", allowDrop)
                .flag("--timings", timings);
    }
}
