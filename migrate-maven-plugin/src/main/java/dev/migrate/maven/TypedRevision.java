package dev.migrate.maven;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.Properties;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The revision of {@code -Drevision}, told apart from a project's version of that name.
 *
 * <p>Projects with {@code <version>${revision}</version>} define a property of this name, which is no target.
 */
final class TypedRevision {

    private static final String NAME = "revision";

    private final Properties typed;
    private final @Nullable MavenProject project;

    TypedRevision(Properties typed, @Nullable MavenProject project) {
        this.typed = typed;
        this.project = project;
    }

    /** Returns the revision that is configured under a name of its own, or else the one that was typed. */
    @Nullable
    String or(@Nullable String configured, String goal) {
        String revision = typed.getProperty(NAME);
        if (configured != null || revision == null) {
            return configured;
        }
        if (isVersion()) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "-Drevision=" + revision + " is the version of this project, so it cannot be a target as well.\n"
                            + "Type: mvn migrate:" + goal + " -Dmigrate.revision=<revision>");
        }
        return revision;
    }

    private boolean isVersion() {
        for (MavenProject each = project; each != null; each = each.getParent()) {
            String version = each.getOriginalModel().getVersion();
            if (version != null && version.contains("${" + NAME + "}")) {
                return true;
            }
        }
        return false;
    }
}
