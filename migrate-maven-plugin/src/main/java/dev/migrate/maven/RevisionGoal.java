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

    /** What the model is compared with: {@code history}, {@code database} or {@code nothing}. */
    @Nullable
    @Parameter(property = "from")
    String from;

    /** Writes what the database holds and the revisions do not make; no entity is asked. */
    @Parameter(property = "reverse", defaultValue = "false")
    boolean reverse;

    /** How it is written: {@code java} or {@code sql}. */
    @Nullable
    @Parameter(property = "format")
    String format;

    /** What it follows: {@code head}, {@code base} for nothing, an id, {@code label@head}. */
    @Nullable
    @Parameter(property = "head")
    String head;

    /** Whether it may follow a revision that another one follows already. */
    @Parameter(property = "splice", defaultValue = "false")
    boolean splice;

    /** The labels of the branch that begins with it, comma separated. */
    @Nullable
    @Parameter(property = "branchLabel")
    String branchLabel;

    /** Ids or labels of revisions that must have run before it, comma separated. */
    @Nullable
    @Parameter(property = "dependsOn")
    String dependsOn;

    /** The location it is written to, instead of its parent's: {@code classpath:db/billing}. */
    @Nullable
    @Parameter(property = "location")
    String location;

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

    /** Columns and tables that are not one thing under two names, comma separated: {@code account.note:remark}. */
    @Nullable
    @Parameter(property = "notRename")
    String notRename;

    /** Values of new columns for the rows there are, comma separated: {@code account.country:'GB'}. */
    @Nullable
    @Parameter(property = "default")
    String defaultValue;

    /** Says where the time went. */
    @Parameter(property = "timings", defaultValue = "false")
    boolean timings;

    @Override
    boolean asks() {
        return !json;
    }

    @Override
    CommandText command() {
        return CommandText.of("revision")
                .option("--message", message)
                .flag("--empty", !autogenerate)
                .option("--from", from)
                .flag("--reverse", reverse)
                .option("--format", format)
                .option("--head", head)
                .flag("--splice", splice)
                .option("--branch-label", branchLabel)
                .option("--depends-on", dependsOn)
                .option("--rev-id", revId)
                .option("--location", location)
                .option("--rename", rename)
                .option("--rename-table", renameTable)
                .option("--allow-drop", allowDrop)
                .option("--not-rename", notRename)
                .option("--default", defaultValue)
                .flag("--timings", timings);
    }
}
