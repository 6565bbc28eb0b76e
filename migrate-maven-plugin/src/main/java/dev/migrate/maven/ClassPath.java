package dev.migrate.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * What the application is started with.
 *
 * @param entries folders and jars, in order
 * @param modules the modules of the build among them, the application's own first
 */
record ClassPath(List<Path> entries, List<Module> modules) {

    private static final Set<String> DEVELOPMENT_ONLY = Set.of(
            "org.springframework.boot:spring-boot-devtools", "org.springframework.boot:spring-boot-docker-compose");

    ClassPath {
        entries = List.copyOf(entries);
        modules = List.copyOf(modules);
    }

    /**
     * Returns the class path of an application.
     *
     * @param projects what the build compiles; these are read from their folders of classes, never from a jar
     * @param goal the goal that runs, for messages
     */
    static ClassPath of(MavenProject application, List<MavenProject> projects, String goal) {
        Siblings siblings = Siblings.of(application, projects);
        List<Path> entries = new ArrayList<>();
        List<Module> modules = new ArrayList<>();
        modules.add(Module.of(application));
        entries.add(modules.get(0).output());
        for (Artifact artifact : application.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && !isDevelopmentOnly(artifact)) {
                siblings.built(artifact).map(Module::of).ifPresent(modules::add);
                entries.add(entry(artifact, siblings, goal));
            }
        }
        return new ClassPath(entries, modules);
    }

    private static Path entry(Artifact artifact, Siblings siblings, String goal) {
        return siblings.built(artifact)
                .map(project -> Module.of(project).output())
                .or(() -> siblings.leftOut(artifact, goal))
                .orElseGet(() -> artifact.getFile().toPath());
    }

    private static boolean isDevelopmentOnly(Artifact artifact) {
        return DEVELOPMENT_ONLY.contains(artifact.getGroupId() + ":" + artifact.getArtifactId());
    }
}
