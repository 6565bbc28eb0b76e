package dev.migrate.maven;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/** The modules beside the application: those that the build compiles, and those that it leaves out. */
final class Siblings {

    private final Map<String, MavenProject> built;
    private final Map<String, LeftOut> leftOut;

    private record LeftOut(Path directory, String version) {

        /** A version that is made of properties is taken for the one that is asked for. */
        boolean has(String wanted) {
            return version.contains("${") || version.equals(wanted);
        }
    }

    private Siblings(Map<String, MavenProject> built, Map<String, LeftOut> leftOut) {
        this.built = built;
        this.leftOut = leftOut;
    }

    /**
     * Finds the siblings of a module.
     *
     * @param projects what the build compiles
     */
    static Siblings of(MavenProject project, List<MavenProject> projects) {
        Map<String, MavenProject> built = new LinkedHashMap<>();
        projects.forEach(other -> built.put(key(other.getGroupId(), other.getArtifactId()), other));
        Map<String, LeftOut> leftOut = new LinkedHashMap<>();
        for (MavenProject parent = project; parent != null; parent = parent.getParent()) {
            if (parent.getFile() != null) {
                collect(parent.getFile().toPath(), leftOut);
            }
        }
        leftOut.keySet().removeAll(built.keySet());
        return new Siblings(built, leftOut);
    }

    private static void collect(Path pom, Map<String, LeftOut> found) {
        Path directory = pom.resolveSibling("");
        Model model = read(pom);
        for (String name : model.getModules()) {
            Path module = directory.resolve(name).normalize();
            Path modulePom = Files.isDirectory(module) ? module.resolve("pom.xml") : module;
            if (Files.exists(modulePom)) {
                Model child = read(modulePom);
                LeftOut leftOut = new LeftOut(modulePom.resolveSibling(""), version(child));
                found.putIfAbsent(key(groupId(child), child.getArtifactId()), leftOut);
                collect(modulePom, found);
            }
        }
    }

    private static Model read(Path pom) {
        try (InputStream in = Files.newInputStream(pom)) {
            return new MavenXpp3Reader().read(in, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlPullParserException e) {
            throw new IllegalStateException("not a pom: " + pom, e);
        }
    }

    private static @Nullable String groupId(Model model) {
        return model.getGroupId() == null && model.getParent() != null
                ? model.getParent().getGroupId()
                : model.getGroupId();
    }

    private static String version(Model model) {
        return model.getVersion() == null && model.getParent() != null
                ? model.getParent().getVersion()
                : String.valueOf(model.getVersion());
    }

    private static String key(@Nullable String groupId, String artifactId) {
        return groupId + ":" + artifactId;
    }

    /** Returns the module of the build that an artifact comes from. */
    Optional<MavenProject> built(Artifact artifact) {
        MavenProject project = built.get(key(artifact.getGroupId(), artifact.getArtifactId()));
        return Optional.ofNullable(project)
                .filter(found -> isMain(artifact) && found.getVersion().equals(artifact.getBaseVersion()));
    }

    /**
     * Returns the classes of a module that the build leaves out.
     *
     * @param goal the goal that runs, for messages
     * @throws MigrateException if the module has changed since its classes were compiled
     */
    Optional<Path> leftOut(Artifact artifact, String goal) {
        LeftOut found = leftOut.get(key(artifact.getGroupId(), artifact.getArtifactId()));
        if (found == null || !isMain(artifact) || !found.has(artifact.getBaseVersion())) {
            return Optional.empty();
        }
        Path module = found.directory();
        Path classes = module.resolve("target/classes");
        Path newer = new FileTimes(classes).newerIn(module.resolve("src/main"));
        if (newer != null) {
            throw stale(artifact.getArtifactId(), module, classes, newer, goal);
        }
        return Optional.of(classes);
    }

    private static boolean isMain(Artifact artifact) {
        return "jar".equals(artifact.getType())
                && Objects.requireNonNullElse(artifact.getClassifier(), "").isEmpty();
    }

    private static MigrateException stale(String name, Path module, Path classes, Path newer, String goal) {
        List<String> lines = new ArrayList<>();
        lines.add("Module '" + name + "' is not part of this build and its classes are older than its sources.");
        lines.add("    sources  " + newer);
        lines.add("    classes  " + classes + (Files.isDirectory(classes) ? "" : " (none)"));
        lines.add("An older jar of it may lie in the local repository; it is not used.");
        lines.add("Build it as well, in " + module.resolveSibling("") + ": mvn -pl <application> -am migrate:" + goal);
        return new MigrateException(ExitCode.REFUSED, String.join("\n", lines));
    }
}
