package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out where the file of a new revision belongs. */
final class RevisionFolders {

    private static final String FILES = "filesystem:";
    private static final String CLASSES = "classpath:";

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final String format;

    RevisionFolders(Configuration configuration, ScriptDirectory scripts, String format) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.format = format;
    }

    /** Returns the folder that is asked for, else the one of the first parent in this module, else the only one. */
    RevisionFolder of(@Nullable String location, List<RevisionNode> parents) {
        if (location != null) {
            return named(location);
        }
        for (RevisionNode parent : parents) {
            RevisionFolder folder = nextTo(scripts.require(parent.id()));
            if (folder != null) {
                return folder;
            }
        }
        List<String> locations = configuration.locations();
        if (locations.size() > 1) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Revisions are looked for in several places, and the new one follows none of this module.\n    "
                            + String.join("\n    ", locations) + "\nSay where it belongs: -Dlocation="
                            + locations.get(0));
        }
        return folder(locations.isEmpty() ? MigrateBuilder.DEFAULT_LOCATION : locations.get(0));
    }

    private RevisionFolder named(String location) {
        String wanted = plain(location);
        for (String each : configuration.locations()) {
            String known = plain(each);
            if (wanted.equals(known) || wanted.startsWith(known + "/")) {
                return folder(each.startsWith(FILES) ? FILES + wanted : wanted);
            }
        }
        throw new MigrateException(
                ExitCode.USAGE,
                "Revisions are not looked for in that place.\n    location   " + location + "\n    looked in  "
                        + String.join(", ", configuration.locations())
                        + "\nName one of these or a folder below it, or add the place to migrate.locations.");
    }

    /** Returns a location without its kind and the source folder it stands in. */
    private static String plain(String location) {
        if (location.startsWith(FILES)) {
            return Path.of(location.substring(FILES.length()))
                    .toAbsolutePath()
                    .normalize()
                    .toString()
                    .replace('\\', '/');
        }
        return location.replace('\\', '/')
                .replaceFirst("^" + CLASSES, "")
                .replaceAll("^/+|/+$", "")
                .replaceFirst("^src/main/(java|resources|kotlin)/", "");
    }

    private RevisionFolder folder(String location) {
        if (!location.startsWith(FILES)) {
            return new RevisionFolder(sources(format), plain(location));
        }
        if (format.equals("java")) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A revision in Java would not be compiled in that place.\n    location  " + location
                            + "\nWrite it as SQL: -Dformat=sql; or name a location of the class path: -Dlocation=classpath:…");
        }
        return new RevisionFolder(Path.of(location.substring(FILES.length())), "");
    }

    private Path sources(String kind) {
        return configuration.directory().resolve(kind.equals("java") ? "src/main/java" : "src/main/resources");
    }

    /** Returns the folder of a revision, or null if that is not part of this module, as one from a library. */
    private @Nullable RevisionFolder nextTo(Script parent) {
        String location = scripts.location(parent.node().id());
        if (location.startsWith(FILES)) {
            return format.equals("sql") ? folder(deeper(location, parent.source())) : null;
        }
        boolean java = parent.type() == Script.Type.JAVA;
        String file = java ? parent.source().replace('.', '/') : plain(location) + "/" + parent.source();
        if (!isHere(java, file)) {
            return null;
        }
        String folder = configuration.writing().naming().namesFolders(format)
                ? location
                : file.substring(0, Math.max(0, file.lastIndexOf('/')));
        return folder(folder);
    }

    private String deeper(String location, String file) {
        int slash = configuration.writing().naming().namesFolders(format) ? -1 : file.lastIndexOf('/');
        return slash < 0 ? location : location + "/" + file.substring(0, slash);
    }

    private boolean isHere(boolean java, String file) {
        Stream<Path> candidates = java
                ? Stream.of("java", "kotlin", "groovy")
                        .flatMap(language -> Stream.of("java", "kt", "groovy").map(end -> configuration
                                .directory()
                                .resolve("src/main/" + language)
                                .resolve(file + "." + end)))
                : Stream.of(sources("sql").resolve(file));
        return candidates.anyMatch(Files::exists);
    }
}
