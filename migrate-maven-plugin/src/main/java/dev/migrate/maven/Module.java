package dev.migrate.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * A module of the build, as far as its files go.
 *
 * @param name its artifact id
 * @param sources folders of source files, also those that nothing compiles
 * @param resources folders of resources
 * @param output where both are compiled to
 */
record Module(String name, Path directory, List<Path> sources, List<ResourceFolder> resources, Path output) {

    /**
     * A folder of resources.
     *
     * @param target where below the output its files go, usually empty
     */
    record ResourceFolder(Path directory, String target) {

        /** Returns the file that becomes the file of this name in the output, or null where none does. */
        @Nullable
        Path source(String name) {
            if (target.isEmpty()) {
                return directory.resolve(name);
            }
            return name.startsWith(target + "/") ? directory.resolve(name.substring(target.length() + 1)) : null;
        }
    }

    Module {
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
    }

    static Module of(MavenProject project) {
        MavenProject built = Objects.requireNonNullElse(project.getExecutionProject(), project);
        Path directory = project.getBasedir().toPath();
        Stream<Path> roots = built.getCompileSourceRoots().stream().map(directory::resolve);
        Stream<Path> usual = Stream.of("java", "kotlin").map(kind -> directory.resolve("src/main/" + kind));
        return new Module(
                project.getArtifactId(),
                directory,
                Stream.concat(roots, usual).distinct().toList(),
                built.getResources().stream()
                        .map(resource -> resourceFolder(directory, resource))
                        .toList(),
                directory.resolve(project.getBuild().getOutputDirectory()));
    }

    private static ResourceFolder resourceFolder(Path directory, Resource resource) {
        String target = Objects.requireNonNullElse(resource.getTargetPath(), "");
        return new ResourceFolder(directory.resolve(resource.getDirectory()), target);
    }

    /** Returns a file's place as a reader of messages knows it: from the folder that holds the module. */
    String place(Path file) {
        Path from = Objects.requireNonNullElse(directory.getParent(), directory);
        return (file.startsWith(from) ? from.relativize(file) : file).toString().replace('\\', '/');
    }
}
