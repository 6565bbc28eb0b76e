package dev.migrate.script;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All revisions of an application and their graph; an immutable value. */
public final class ScriptDirectory {

    private final Map<String, Script> scripts;
    private final Map<String, String> locations;
    private final RevisionMap revisions;

    private ScriptDirectory(Map<String, Script> scripts, Map<String, String> locations, RevisionMap revisions) {
        this.scripts = scripts;
        this.locations = locations;
        this.revisions = revisions;
    }

    /**
     * Reads the revisions of some locations.
     *
     * @param locations folders such as {@code classpath:db/migrations} or {@code filesystem:/etc/app/migrations}
     * @throws MigrateException if a file is malformed or the graph is not one
     */
    public static ScriptDirectory load(List<String> locations, ClassLoader classLoader) {
        return load(locations, classLoader, Placeholders.NONE);
    }

    /**
     * Reads the revisions of some locations, with values for what stands in them for values.
     *
     * @param locations folders such as {@code classpath:db/migrations} or {@code filesystem:/etc/app/migrations}
     * @throws MigrateException if a file is malformed or the graph is not one
     */
    public static ScriptDirectory load(List<String> locations, ClassLoader classLoader, Placeholders placeholders) {
        Map<String, List<ScriptFile>> files = new LinkedHashMap<>();
        for (String location : locations) {
            files.put(location, list(location, source(location, classLoader)));
        }
        return of(files, classLoader, placeholders);
    }

    private static ScriptSource source(String location, ClassLoader classLoader) {
        if (location.startsWith("filesystem:")) {
            return new ClassPathSource.DirectorySource(Path.of(location.substring("filesystem:".length())));
        }
        String folder = location.startsWith("classpath:") ? location.substring("classpath:".length()) : location;
        if (folder.contains(":")) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A location must be a class path folder or a directory.\n    location  " + location
                            + "\nWrite classpath:db/migrations or filesystem:/path/to/migrations.");
        }
        return new ClassPathSource(folder.replaceAll("^/+|/+$", ""), classLoader);
    }

    private static List<ScriptFile> list(String location, ScriptSource source) {
        try {
            return source.list();
        } catch (NotDirectoryException e) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A location of revisions is not a directory.\n    location  " + location
                            + "\nCreate the directory, or correct migrate.locations.",
                    e);
        } catch (IOException e) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "Cannot list the revisions in " + location + ".\n    error  " + e.getMessage()
                            + "\nCheck that the location can be read.",
                    e);
        }
    }

    /** Reads the revisions among some files; all other files are passed over. */
    public static ScriptDirectory of(Collection<ScriptFile> files, ClassLoader classLoader) {
        return of(Map.of("", List.copyOf(files)), classLoader, Placeholders.NONE);
    }

    private static ScriptDirectory of(
            Map<String, List<ScriptFile>> files, ClassLoader classLoader, Placeholders placeholders) {
        ScriptReader reader = new ScriptReader(classLoader, placeholders);
        Map<String, Script> scripts = new LinkedHashMap<>();
        Map<String, String> locations = new LinkedHashMap<>();
        files.forEach((location, some) -> {
            for (ScriptFile file : some) {
                Script script = reader.read(file);
                if (script != null) {
                    add(scripts, script);
                    locations.putIfAbsent(script.node().id(), location);
                }
            }
        });
        RevisionMap revisions = RevisionMap.of(
                scripts.values().stream().map(Script::node).toList(),
                id -> Objects.requireNonNull(scripts.get(id)).place());
        return new ScriptDirectory(scripts, locations, revisions);
    }

    /** Adds a revision; a file that is reached twice, through locations that overlap or a link, is one. */
    private static void add(Map<String, Script> scripts, Script script) {
        Script other = scripts.putIfAbsent(script.node().id(), script);
        if (other != null && !isSameFile(other.place(), script.place())) {
            throw new ScriptException(
                    script.place(),
                    "Two revisions have the id " + script.node().id() + ".\n    " + other.place() + "\n    "
                            + script.place() + "\nGive one of them another id, or delete it if it is a copy.");
        }
    }

    private static boolean isSameFile(String one, String other) {
        try {
            return one.equals(other) || Files.isSameFile(Path.of(one), Path.of(other));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /**
     * Returns the location through which a revision was found, as it is configured.
     *
     * @throws IllegalArgumentException if there is no such revision
     */
    public String location(String id) {
        String location = locations.get(id);
        if (location == null) {
            throw new IllegalArgumentException("no revision " + id);
        }
        return location;
    }

    /** Returns the graph. */
    public RevisionMap revisions() {
        return revisions;
    }

    /** Returns the revision of an id, or null. */
    public @Nullable Script script(String id) {
        return scripts.get(id);
    }

    /**
     * Returns the revision of an id that is known to be in the graph.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Script require(String id) {
        Script script = scripts.get(id);
        if (script == null) {
            throw new IllegalArgumentException("no revision " + id);
        }
        return script;
    }

    /** Returns the revisions, ordered as they were found. */
    public Collection<Script> scripts() {
        return scripts.values();
    }
}
