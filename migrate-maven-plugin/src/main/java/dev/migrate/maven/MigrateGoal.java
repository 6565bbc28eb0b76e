package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.cli.StandardOutput;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** What the goals share: the parameters of the launch, and how a failure becomes Maven's. */
@SuppressWarnings("NullAway.Init")
abstract class MigrateGoal extends AbstractMojo {

    @Inject
    ToolchainManager toolchains;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    /** The class that starts the application, where a module has several; found by itself otherwise. */
    @Nullable
    @Parameter(property = "mainClass")
    String mainClass;

    /** Profiles of the application, comma separated; also said by {@code -Dspring-boot.run.profiles}. */
    @Nullable
    @Parameter(property = "migrate.profiles")
    String profiles;

    /** Arguments of the application's JVM; also said by {@code -Dspring-boot.run.jvmArguments}. */
    @Nullable
    @Parameter(property = "migrate.jvmArguments")
    String jvmArguments;

    /** Which of several databases: the name of {@code migrate.targets.<name>}; the usual one by default. */
    @Nullable
    @Parameter(property = "name")
    String name;

    /** Leaves the goal out. */
    @Parameter(property = "migrate.skip", defaultValue = "false")
    boolean skip;

    /** Prints one JSON object instead of text; with {@code mvn -q} nothing else. */
    @Parameter(property = "json", defaultValue = "false")
    boolean json;

    /** Returns the command this goal stands for. */
    abstract CommandText command();

    /** Returns whether the application's log is shown while the command runs. */
    boolean showsLog() {
        return false;
    }

    /** Returns whether the command may have questions that only a person can answer. */
    boolean asks() {
        return false;
    }

    /** Returns the command with the options that every command has. */
    final CommandText wholeCommand() {
        return command().option("--name", name).flag("--json", json);
    }

    /** Shows what the command printed. */
    void show(String output) {
        byte[] bytes = output.getBytes(StandardOutput.charset());
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("migrate:" + execution.getGoal() + " is left out: migrate.skip is set.");
            return;
        }
        try {
            new GoalRun(this).run();
        } catch (MigrateException e) {
            Outcome outcome = new Outcome(e.exitCode().code(), "", e.getMessage(), "");
            throw new MojoFailureException(outcome.failure(execution.getGoal()), e);
        }
    }

    /** Returns a revision that was typed, which may also be the version of a project that calls it so. */
    @Nullable
    String revision(@Nullable String configured, String goal) {
        return new TypedRevision(session.getUserProperties(), session.getCurrentProject()).or(configured, goal);
    }
}
