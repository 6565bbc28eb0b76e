package dev.migrate.maven;

import dev.migrate.cli.Editor;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Opens the source files of revisions in an editor: migrate.editor, or else VISUAL or EDITOR. */
@Mojo(name = "edit", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class EditGoal extends MigrateGoal {

    /**
     * The revisions, comma separated. Typed {@code -Drevision}, or {@code -Dmigrate.revision} where the project calls
     * its version so.
     */
    @Nullable
    @Parameter(property = "migrate.revision")
    String revision;

    @Override
    CommandText command() {
        return CommandText.of("edit").flag("--print-editor", true).argument(revision(revision, "edit"));
    }

    /** Opens the files here: the application's JVM has no terminal. */
    @Override
    void show(String output) {
        List<String> lines = output.lines().toList();
        if (!lines.isEmpty() && !json) {
            String editor = lines.get(0).isBlank() ? null : lines.get(0);
            Editor.choose(editor).open(lines.stream().skip(1).map(Path::of).toList());
        } else {
            super.show(output);
        }
    }
}
