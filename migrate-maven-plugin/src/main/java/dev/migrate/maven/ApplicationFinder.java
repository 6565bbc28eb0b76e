package dev.migrate.maven;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the class that starts a module's application, without loading one. */
final class ApplicationFinder {

    private ApplicationFinder() {}

    /**
     * Returns the main class of the application in a folder of classes, or nothing where there is none.
     *
     * @param module its name, for messages
     * @param configured the class that the user or the module's pom names
     * @param goal the goal that runs, for messages
     */
    static Optional<String> find(String module, Path classes, @Nullable String configured, String goal) {
        if (configured != null) {
            return Files.exists(classes.resolve(configured.replace('.', '/') + ".class"))
                    ? Optional.of(configured)
                    : Optional.empty();
        }
        List<MainClass> all = read(classes);
        if (all.stream().noneMatch(MainClass::annotated)) {
            return Optional.empty();
        }
        List<String> candidates = candidates(all);
        if (candidates.size() > 1) {
            throw several(module, candidates, goal);
        }
        return candidates.stream().findFirst();
    }

    /** Kotlin's main is a function beside the annotated class, in a class of its own. */
    private static List<String> candidates(List<MainClass> all) {
        List<MainClass> startable = all.stream().filter(MainClass::startable).toList();
        List<MainClass> annotated =
                startable.stream().filter(MainClass::annotated).toList();
        return (annotated.isEmpty() ? startable : annotated)
                .stream().map(MainClass::name).toList();
    }

    private static List<MainClass> read(Path classes) {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .map(MainClass::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigrateException several(String module, List<String> names, String goal) {
        return new MigrateException(
                ExitCode.REFUSED,
                "Module '" + module + "' has " + names.size() + " applications.\n    " + String.join("\n    ", names)
                        + "\nSay which one: mvn migrate:" + goal + " -DmainClass=" + names.get(0));
    }
}
