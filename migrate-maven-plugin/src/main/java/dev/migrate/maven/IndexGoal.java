package dev.migrate.maven;

import dev.migrate.script.RevisionIndex;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the index of a module's revisions, so that the application's start reads none of their classes. */
@Mojo(name = "index", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class IndexGoal extends AbstractMojo {

    /** The folder of the compiled classes. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    File classes = new File("target/classes");

    /** The locations of revisions below it. */
    @Parameter(property = "migrate.folders", defaultValue = "db/migrations")
    List<String> folders = List.of("db/migrations");

    @Override
    public void execute() throws MojoExecutionException {
        try {
            RevisionIndex.write(classes.toPath(), folders);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The index of the revisions cannot be written.\n    folder  " + classes + "\n    error   "
                            + e.getMessage() + "\nCheck the folder's rights, or compile again with mvn clean.",
                    e);
        }
    }
}
