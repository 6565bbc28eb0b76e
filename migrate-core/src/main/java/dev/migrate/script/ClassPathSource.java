package dev.migrate.script;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a class path folder, sub-folders included, in directories and jars, nested ones as well. */
final class ClassPathSource implements ScriptSource {

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
        for (URL url : Collections.list(classLoader.getResources(folder))) {
            list(url).forEach(file -> files.putIfAbsent(file.place(), file));
        }
        for (URL url : jars()) {
            list(url).forEach(file -> files.putIfAbsent(file.place(), file));
        }
        return files.values().stream()
                .sorted(Comparator.comparing(ScriptFile::name).thenComparing(ScriptFile::place))
                .toList();
    }

    /** Returns the folder in each jar, since a jar need not have an entry for a folder and then does not answer for it. */
    private List<URL> jars() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : List.of(JarFile.MANIFEST_NAME, RevisionIndex.PATH)) {
            for (URL url : Collections.list(classLoader.getResources(entry))) {
                String text = url.toString();
                if (text.endsWith("!/" + entry)) {
                    urls.add(URI.create(text.substring(0, text.length() - entry.length()) + folder + "/")
                            .toURL());
                }
            }
        }
        return urls;
    }

    private List<ScriptFile> list(URL url) throws IOException {
        if (url.getProtocol().equals("file")) {
            return indexed(url, DirectorySource.listed(path(url)));
        }
        String location = url.toString().replaceFirst("/+$", "");
        if (!location.startsWith("jar:") || !location.endsWith("/" + folder)) {
            return List.of();
        }
        URL root = URI.create(location.substring(0, location.length() - folder.length()))
                .toURL();
        return root.openConnection() instanceof JarURLConnection connection ? list(connection, url) : List.of();
    }

    /** A file of a directory, its size and when it was changed last. */
    record Listed(ScriptFile file, long size, long modified) {}

    /** Takes what the index of the root says of the files, if there is one and it still fits. */
    private List<ScriptFile> indexed(URL url, List<Listed> files) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        files.forEach(each -> sizes.put(each.file().name(), each.size()));
        RevisionIndex index = index(url);
        boolean changed = index == null || files.stream().anyMatch(each -> each.modified() > index.modified());
        if (index == null || changed || !index.covers(folder, sizes)) {
            return files.stream().map(Listed::file).toList();
        }
        return files.stream().map(each -> known(each.file(), index)).toList();
    }

    private ScriptFile known(ScriptFile file, RevisionIndex index) {
        ClassFile type = index.type(folder + "/" + file.name());
        return type == null
                ? file
                : new ScriptFile(file.name(), file.place(), new RevisionIndex.Content(type, file.content()));
    }

    private @Nullable RevisionIndex index(URL url) throws IOException {
        String location = url.toString().replaceFirst("/+$", "");
        if (!location.endsWith(folder)) {
            return null;
        }
        String root = location.substring(0, location.length() - folder.length());
        URLConnection connection = URI.create(root + RevisionIndex.PATH).toURL().openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return RevisionIndex.read(in.readAllBytes(), connection.getLastModified());
        } catch (FileNotFoundException | IllegalArgumentException e) {
            return null;
        }
    }

    private static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static Path path(URL url) throws IOException {
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException e) {
            throw new IOException("not a path: " + url, e);
        }
    }

    private List<ScriptFile> list(JarURLConnection root, URL url) throws IOException {
        root.setUseCaches(false);
        try (JarFile jar = root.getJarFile()) {
            Map<String, JarEntry> entries = entries(jar);
            if (entries.isEmpty()) {
                return List.of();
            }
            Map<String, Long> sizes = new TreeMap<>();
            entries.forEach((name, entry) -> sizes.put(name, entry.getSize()));
            RevisionIndex index = index(url);
            boolean fits = index != null && index.covers(folder, sizes);
            List<ScriptFile> files = new ArrayList<>();
            for (Map.Entry<String, JarEntry> each : entries.entrySet()) {
                JarEntry entry = each.getValue();
                ClassFile type = fits && index != null ? index.type(entry.getName()) : null;
                files.add(new ScriptFile(
                        each.getKey(),
                        place(root, entry),
                        type == null
                                ? bytes(jar, entry)
                                : new RevisionIndex.Content(type, () -> bytes(root, entry.getName()))));
            }
            return files;
        }
    }

    /** Returns the files of the folder in a jar, by their path below it. */
    private Map<String, JarEntry> entries(JarFile jar) {
        String prefix = folder + "/";
        Map<String, JarEntry> entries = new TreeMap<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                entries.put(entry.getName().substring(prefix.length()), entry);
            }
        }
        return entries;
    }

    private static String place(JarURLConnection connection, JarEntry entry) {
        String jarUrl = connection.getJarFileURL().toString();
        return jarUrl.substring(jarUrl.lastIndexOf(':') + 1) + "!/" + entry.getName();
    }

    private static ScriptFile.Content bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return () -> bytes;
        }
    }

    private static byte[] bytes(JarURLConnection root, String name) throws IOException {
        try (InputStream in = open(URI.create(root.getURL() + name).toURL())) {
            return in.readAllBytes();
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

        static List<Listed> listed(Path directory) throws IOException {
            List<Listed> files = new ArrayList<>();
            for (ScriptFile file : list(directory)) {
                Path path = Path.of(file.place());
                files.add(new Listed(
                        file, Files.size(path), Files.getLastModifiedTime(path).toMillis()));
            }
            return files;
        }

        static List<ScriptFile> list(Path directory) throws IOException {
            try (Stream<Path> paths = Files.walk(directory)) {
                return paths.filter(Files::isRegularFile)
                        .map(path -> file(directory, path))
                        .sorted(Comparator.comparing(ScriptFile::name))
                        .toList();
            }
        }

        private static ScriptFile file(Path directory, Path path) {
            String name = directory.relativize(path).toString().replace('\\', '/');
            return new ScriptFile(name, path.toString(), () -> Files.readAllBytes(path));
        }
    }
}
