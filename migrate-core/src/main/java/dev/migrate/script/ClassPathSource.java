package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

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
            for (ScriptFile file : list(url)) {
                files.putIfAbsent(file.place(), file);
            }
        }
        return files.values().stream()
                .sorted(Comparator.comparing(ScriptFile::name).thenComparing(ScriptFile::place))
                .toList();
    }

    private List<ScriptFile> list(URL url) throws IOException {
        if (url.getProtocol().equals("file")) {
            return DirectorySource.list(path(url));
        }
        if (url.openConnection() instanceof JarURLConnection connection) {
            return list(connection);
        }
        return List.of();
    }

    private static Path path(URL url) throws IOException {
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException e) {
            throw new IOException("not a path: " + url, e);
        }
    }

    private static List<ScriptFile> list(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        String entryName = String.valueOf(connection.getEntryName());
        String prefix = entryName.endsWith("/") ? entryName : entryName + "/";
        String jarUrl = connection.getJarFileURL().toString();
        List<ScriptFile> files = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    files.add(file(jar, entry, prefix, jarUrl));
                }
            }
        }
        return files;
    }

    private static ScriptFile file(JarFile jar, JarEntry entry, String prefix, String jarUrl) throws IOException {
        String name = entry.getName().substring(prefix.length());
        String place = jarUrl.substring(jarUrl.lastIndexOf(':') + 1) + "!/" + entry.getName();
        if (!name.endsWith(".class") && !name.endsWith(".sql")) {
            return new ScriptFile(name, place, () -> new byte[0]);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return new ScriptFile(name, place, () -> bytes);
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
