package dev.migrate.maven;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares the sources of revisions with what the application would find on its class path. */
final class RevisionFiles {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");
    private static final Pattern REVISION = Pattern.compile("(?m)^\\s*@(dev\\.migrate\\.op\\.)?Revision\\b");
    private static final Pattern SOURCE = Pattern.compile("(?s).+\\.(java|kt|groovy)");

    private final String goal;
    private final SortedSet<String> folders;

    /**
     * Creates a comparison.
     *
     * @param goal the goal that runs, for messages
     * @param folders where revisions live, below source folders and on the class path
     */
    RevisionFiles(String goal, SortedSet<String> folders) {
        this.goal = goal;
        this.folders = folders;
    }

    /**
     * Refuses a class path that lies.
     *
     * @throws MigrateException naming both places, if a revision has lost its source, is overlooked or exists twice
     */
    void check(ClassPath classPath) {
        for (Module module : classPath.modules()) {
            ghosts(module);
            invisibleClasses(module);
            invisibleScripts(module);
        }
        new Twins(classPath, folders).check();
    }

    private void ghosts(Module module) {
        for (Path file : files(module.output(), folders)) {
            String name = slashes(module.output().relativize(file));
            if (name.endsWith(".sql") && !hasResource(module, name)) {
                throw ghost(module, file, resource(module, name));
            }
            if (name.endsWith(".class")) {
                CompiledRevision revision = CompiledRevision.read(file);
                if (revision.annotated() && !hasSource(module, revision)) {
                    throw ghost(module, file, module.directory().resolve("src/main/java/" + revision.sourceName()));
                }
            }
        }
    }

    private static boolean hasResource(Module module, String name) {
        return module.resources().stream()
                .map(folder -> folder.source(name))
                .anyMatch(source -> source != null && Files.exists(source));
    }

    private static Path resource(Module module, String name) {
        return module.resources().stream()
                .map(folder -> folder.source(name))
                .filter(source -> source != null)
                .findFirst()
                .orElse(module.directory().resolve("src/main/resources").resolve(name));
    }

    /** Kotlin leaves the choice of a source's folder free, so only its name has to be found. */
    private static boolean hasSource(Module module, CompiledRevision revision) {
        return module.sources().stream()
                .anyMatch(root -> Files.exists(root.resolve(revision.sourceName()))
                        || revision.isKotlin()
                                && files(root).stream().anyMatch(file -> file.endsWith(revision.file())));
    }

    private MigrateException ghost(Module module, Path compiled, Path source) {
        return refused(
                "A revision whose source is gone is still on the class path.",
                List.of("compiled  " + module.place(compiled), "missing   " + module.place(source)),
                "Remove it: mvn clean migrate:" + goal);
    }

    private void invisibleClasses(Module module) {
        for (Path root : module.sources()) {
            for (Path source : files(root, folders)) {
                String name = slashes(root.relativize(source));
                if (SOURCE.matcher(name).matches() && isRevision(source)) {
                    String compiled = name.substring(0, name.lastIndexOf('.')) + ".class";
                    if (!name.endsWith(".kt") && !Files.exists(module.output().resolve(compiled))) {
                        throw invisible(module, source, name, module.output().resolve(compiled));
                    }
                }
            }
        }
    }

    private MigrateException invisible(Module module, Path source, String name, Path compiled) {
        String wanted = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
        Matcher matcher = PACKAGE.matcher(text(source));
        String declared = matcher.find() ? matcher.group(1) : "";
        List<String> facts =
                new ArrayList<>(List.of("source   " + module.place(source), "missing  " + module.place(compiled)));
        if (!declared.equals(wanted)) {
            facts.add("package  " + (declared.isEmpty() ? "none" : declared) + ", not " + wanted);
        }
        return refused(
                "A revision has not been compiled to where it is looked for, so it would be overlooked.",
                facts,
                declared.equals(wanted)
                        ? "Compile it: mvn clean migrate:" + goal + " (only the build's source folders are compiled)"
                        : "Move it, or let it begin with: package " + wanted + ";");
    }

    private void invisibleScripts(Module module) {
        for (Path root : module.sources()) {
            for (Path script : files(root, folders)) {
                String name = slashes(root.relativize(script));
                if (name.endsWith(".sql") && !Files.exists(module.output().resolve(name))) {
                    throw refused(
                            "A SQL revision lies among the Java sources, where nothing copies it to the class path.",
                            List.of("script  " + module.place(script)),
                            "Move it to: " + module.place(resource(module, name)));
                }
            }
        }
        for (Module.ResourceFolder resources : module.resources()) {
            copied(module, resources);
        }
    }

    private void copied(Module module, Module.ResourceFolder resources) {
        for (Path script : files(resources.directory(), folders)) {
            String name = slashes(resources.directory().relativize(script));
            if (name.endsWith(".sql") && resources.target().isEmpty()) {
                Path copy = module.output().resolve(name);
                if (!Files.exists(copy)) {
                    throw refused(
                            "A SQL revision is not copied to the class path, so it would be overlooked.",
                            List.of("source   " + module.place(script), "missing  " + module.place(copy)),
                            "Look for excludes among the resources of " + module.name() + "/pom.xml.");
                }
            }
        }
    }

    private static boolean isRevision(Path source) {
        return REVISION.matcher(text(source)).find();
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files of some folders below a root, each once though one folder may lie in another. */
    static List<Path> files(Path root, SortedSet<String> folders) {
        return folders.stream()
                .flatMap(folder -> files(root.resolve(folder)).stream())
                .distinct()
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MigrateException refused(String what, List<String> facts, String next) {
        return new MigrateException(ExitCode.REFUSED, what + "\n    " + String.join("\n    ", facts) + "\n" + next);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
