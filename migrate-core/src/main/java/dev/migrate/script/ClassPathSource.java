package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of a class path folder, sub-folders included, in directories and jars, nested ones as well. */
final class ClassPathSource implements ScriptSource {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final String folder;
    private final ClassLoader classLoader;

    /** Creates the source of a folder such as {@code db/migrations}. */
    ClassPathSource(String folder, ClassLoader classLoader) {
        this.folder = folder;
        this.classLoader = classLoader;
    }

    @Override
    public List<ScriptFile> list() throws IOException {
        Map<String, ScriptFile> files = new LinkedHashMap<>();
        Set<String> jars = new LinkedHashSet<>();
        for (String root : roots(folder)) {
            if (root.startsWith("file:")) {
                directory(root).forEach(file -> files.putIfAbsent(file.place(), file));
            } else {
                jars.add(root);
            }
        }
        jars.addAll(jarsWithoutDirectories(jars));
        for (String jar : jars) {
            new JarRoot(jar, folder).list().forEach(file -> files.putIfAbsent(file.place(), file));
        }
        return files.values().stream()
                .sorted(Comparator.comparing(ScriptFile::name).thenComparing(ScriptFile::place))
                .toList();
    }

    /** Returns the URLs of the class path's roots that hold a name, as far as they are directories and jars. */
    private Set<String> roots(String name) throws IOException {
        Set<String> roots = new LinkedHashSet<>();
        for (URL url : Collections.list(classLoader.getResources(name))) {
            String location = url.toString().replaceFirst("/+$", "");
            if (location.endsWith(name) && (location.startsWith("file:") || location.startsWith("jar:"))) {
                roots.add(location.substring(0, location.length() - name.length()));
            }
        }
        return roots;
    }

    /** A class loader finds no folder in a jar that lists only files, so these are looked through. */
    private Set<String> jarsWithoutDirectories(Set<String> known) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        Set<String> all = roots(MANIFEST);
        all.addAll(roots(RevisionIndex.PATH));
        for (String root : all) {
            if (root.startsWith("jar:") && !known.contains(root) && new JarRoot(root, folder).isHidden()) {
                found.add(root);
            }
        }
        return found;
    }

    /** A file of a directory, its size and when it was changed last. */
    record Listed(ScriptFile file, long size, long modified) {}

    /** Takes what the index of the root says of the files, if there is one and it still fits. */
    private List<ScriptFile> directory(String root) throws IOException {
        List<Listed> files = DirectorySource.listed(path(root + folder));
        RevisionIndex index = RevisionIndex.find(root);
        if (index == null || !fits(index, files)) {
            return files.stream().map(Listed::file).toList();
        }
        return files.stream().map(each -> known(each.file(), index)).toList();
    }

    private boolean fits(RevisionIndex index, List<Listed> files) {
        Map<String, RevisionIndex.Stamp> stamps = new TreeMap<>();
        files.forEach(each -> stamps.put(each.file().name(), RevisionIndex.Stamp.ofSize(each.size())));
        return files.stream().noneMatch(each -> each.modified() > index.modified()) && index.covers(folder, stamps);
    }

    private ScriptFile known(ScriptFile file, RevisionIndex index) {
        ClassFile type = index.type(folder + "/" + file.name());
        return type == null
                ? file
                : new ScriptFile(file.name(), file.place(), new RevisionIndex.Content(type, file.content()));
    }

    private static Path path(String url) throws IOException {
        try {
            return Path.of(new URI(url));
        } catch (URISyntaxException e) {
            throw new IOException("not a path: " + url, e);
        }
    }

    /** The files below a directory. */
    record DirectorySource(Path directory) implements ScriptSource {

        @Override
        public List<ScriptFile> list() throws IOException {
            if (!Files.isDirectory(directory)) {
                throw new NotDirectoryException(directory.toString());
            }
            return list(directory);
        }

        /** Asks the file system once for each file. */
        static List<Listed> listed(Path directory) throws IOException {
            List<Listed> files = new ArrayList<>();
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes visited) throws IOException {
                    BasicFileAttributes file = visited;
                    if (visited.isSymbolicLink() && Files.isRegularFile(path)) {
                        file = Files.readAttributes(path, BasicFileAttributes.class);
                    }
                    if (file.isRegularFile()) {
                        long modified = file.lastModifiedTime().toMillis();
                        files.add(new Listed(file(directory, path), file.size(), modified));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            files.sort(Comparator.comparing(each -> each.file().name()));
            return files;
        }

        static List<ScriptFile> list(Path directory) throws IOException {
            return listed(directory).stream().map(Listed::file).toList();
        }

        private static ScriptFile file(Path directory, Path path) {
            String name = directory.relativize(path).toString().replace('\\', '/');
            return new ScriptFile(name, path.toString(), new OfPath(path));
        }
    }

    /** A file of the file system. */
    private record OfPath(Path path) implements ScriptFile.Content {

        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
