package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.foreign.FlywayFolder.Found;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of another tool in a module's sources. */
final class ForeignFiles {

    private static final List<String> SOURCES = List.of("src/main/resources", "src/main/java", "src/main/kotlin");

    private final Path module;

    ForeignFiles(Path module) {
        this.module = module;
    }

    /** Returns the files below some locations of the class path, of the file system or of the module. */
    List<Found> below(List<String> locations) {
        Set<Path> folders = new LinkedHashSet<>();
        for (String location : locations) {
            folders.addAll(folders(location));
        }
        List<Found> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    found.add(new Found(file.getFileName().toString(), shown(file), read(file)));
                }
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        return found;
    }

    private List<Path> folders(String location) {
        if (location.startsWith("filesystem:")) {
            return existing(List.of(module.resolve(location.substring("filesystem:".length()))));
        }
        String plain = location.replaceFirst("^classpath:", "").replaceAll("^/+|/+$", "");
        List<Path> candidates = new ArrayList<>();
        SOURCES.forEach(each -> candidates.add(module.resolve(each).resolve(plain)));
        List<Path> found = existing(candidates);
        return found.isEmpty() ? existing(List.of(module.resolve(plain))) : found;
    }

    private static List<Path> existing(List<Path> folders) {
        return folders.stream().filter(Files::isDirectory).toList();
    }

    String shown(Path file) {
        Path shown = file.startsWith(module) ? module.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A script is not UTF-8, as every revision is.\n    file  " + file + "\nSave it as UTF-8.",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static MigrateException unreadable(Path file, IOException e) {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                "Cannot read the scripts.\n    file   " + file + "\n    error  " + e.getMessage()
                        + "\nCheck the directory's rights.",
                e);
    }
}
