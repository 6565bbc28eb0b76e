package dev.migrate.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds revisions of one name in two places of the class path, of which a class loader sees one. */
final class Twins {

    private final ClassPath classPath;
    private final SortedSet<String> folders;
    private final Map<String, String> places = new LinkedHashMap<>();

    Twins(ClassPath classPath, SortedSet<String> folders) {
        this.classPath = classPath;
        this.folders = folders;
    }

    void check() {
        for (Path entry : classPath.entries()) {
            try {
                if (Files.isDirectory(entry)) {
                    folder(entry);
                } else if (Files.exists(entry)) {
                    jar(entry);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void folder(Path entry) {
        for (Path file : RevisionFiles.files(entry, folders)) {
            String name = entry.relativize(file).toString().replace('\\', '/');
            if (name.endsWith(".sql")
                    || name.endsWith(".class") && CompiledRevision.read(file).annotated()) {
                add(name, classPath.modules().get(0).place(file));
            }
        }
    }

    private void jar(Path entry) throws IOException {
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            for (ZipEntry file : Collections.list(jar.entries())) {
                String name = file.getName();
                if (isBelow(name) && (name.endsWith(".sql") || isRevision(jar, file))) {
                    add(name, entry + "!/" + name);
                }
            }
        }
    }

    private boolean isBelow(String name) {
        return folders.stream().anyMatch(folder -> name.startsWith(folder + "/"));
    }

    private static boolean isRevision(ZipFile jar, ZipEntry file) throws IOException {
        if (!file.getName().endsWith(".class")) {
            return false;
        }
        try (InputStream in = jar.getInputStream(file)) {
            return CompiledRevision.read(in).annotated();
        }
    }

    private void add(String name, String place) {
        String other = places.putIfAbsent(name, place);
        if (other != null) {
            throw RevisionFiles.refused(
                    "Two revisions have the same name, and a class loader sees only the first.",
                    List.of(other, place),
                    "Rename one of them, or remove the dependency that brings it.");
        }
    }
}
