package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.script.Script;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files that people edit behind the files that were found. */
final class SourceFiles {

    private static final List<String> OUTPUTS = List.of("/target/classes/", "/bin/main/", "/build/resources/main/");
    private static final List<String> BUILT = List.of("/build/classes/java/main/", "/build/classes/kotlin/main/");

    private final Path directory;

    /** Creates what looks in a module first. */
    SourceFiles(Path directory) {
        this.directory = directory;
    }

    /** Returns the source file of a revision, or nothing where it is not in this working tree. */
    Optional<Path> of(Script script) {
        Path place = path(script.place());
        if (script.type() == Script.Type.SQL
                && place.getFileSystem().equals(directory.getFileSystem())
                && isSource(place)) {
            return Optional.of(place);
        }
        return candidates(script).filter(Files::isRegularFile).findFirst();
    }

    /** Returns the path to show: the source file relative to the module, or the place where the revision was found. */
    String shown(Script script) {
        return of(script).map(this::relative).orElse(script.place()).replace('\\', '/');
    }

    MigrateException missing(Script script) {
        return new MigrateException(
                ExitCode.REFUSED,
                "The source of revision " + script.node().id() + " is not here.\n    found in    " + script.place()
                        + "\n    module      " + directory.toAbsolutePath().normalize()
                        + "\nGo to the module that the revision is written in, and ask again.");
    }

    private String relative(Path file) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path normal = file.toAbsolutePath().normalize();
        return (normal.startsWith(absolute) ? absolute.relativize(normal) : file).toString();
    }

    private static boolean isSource(Path file) {
        return Files.isRegularFile(file) && module(file.toString()).isEmpty();
    }

    private static Path path(String place) {
        try {
            return Path.of(place);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }

    /** A module's folder and the name of a file below its output. */
    private record Output(Path module, String name) {}

    private static Optional<Output> module(String place) {
        String path = place.replace('\\', '/');
        return Stream.concat(OUTPUTS.stream(), BUILT.stream())
                .filter(path::contains)
                .map(output -> new Output(
                        path(path.substring(0, path.lastIndexOf(output))),
                        path.substring(path.lastIndexOf(output) + output.length())))
                .findFirst();
    }

    private Stream<Path> candidates(Script script) {
        Optional<Output> output = module(script.place());
        Stream<Path> modules = Stream.concat(output.map(Output::module).stream(), Stream.of(directory));
        if (script.type() == Script.Type.SQL) {
            String name = output.map(Output::name).orElse(script.source());
            return modules.map(module -> module.resolve("src/main/resources").resolve(name));
        }
        String name = script.source().replace('.', '/');
        return modules.flatMap(module -> Stream.of(
                module.resolve("src/main/java/" + name + ".java"), module.resolve("src/main/kotlin/" + name + ".kt")));
    }
}
