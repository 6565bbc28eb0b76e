package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a jar, which may be nested in another.
 *
 * @param root the URL of the jar's root, {@code jar:…!/}
 */
record JarRoot(String root, String folder) {

    /** Entries up to this many bytes are read while the jar is open anyway. */
    private static final long SMALL = 1 << 16;

    private static final String FILE = "jar:file:";

    /**
     * Returns whether there are files in the folder although the jar does not list the folder itself.
     *
     * <p>Tools list either all folders or none. So a jar whose first package is listed as a folder has listed all, and
     * there is no need to look through the names of its other entries.
     */
    boolean isHidden() throws IOException {
        if (root.startsWith(FILE) && root.indexOf("!/") == root.length() - 2) {
            // A JarFile would read the manifest
            try (ZipFile jar = new ZipFile(
                    Path.of(URI.create(root.substring(4, root.length() - 2))).toFile())) {
                return isHidden(jar.entries());
            }
        }
        JarFile jar = open();
        if (jar == null) {
            return false;
        }
        try (jar) {
            return isHidden(jar.entries());
        }
    }

    private boolean isHidden(Enumeration<? extends ZipEntry> entries) {
        boolean first = true;
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            if (first && name.indexOf('/') > 0 && !name.startsWith("META-INF/")) {
                if (name.endsWith("/")) {
                    return false;
                }
                first = false;
            }
            if (name.startsWith(folder + "/")) {
                return true;
            }
        }
        return false;
    }

    /** Lists the files of the folder, with what the jar's index says of them, if there is one and it fits. */
    List<ScriptFile> list() throws IOException {
        JarFile jar = open();
        if (jar == null) {
            return List.of();
        }
        try (jar) {
            Map<String, JarEntry> entries = entries(jar);
            Map<String, RevisionIndex.Stamp> stamps = new TreeMap<>();
            entries.forEach((name, entry) -> stamps.put(name, RevisionIndex.Stamp.of(entry)));
            RevisionIndex index = entries.isEmpty() ? null : RevisionIndex.find(root);
            boolean fits = index != null && index.covers(folder, stamps);
            List<ScriptFile> files = new ArrayList<>();
            for (Map.Entry<String, JarEntry> each : entries.entrySet()) {
                ClassFile type = fits && index != null ? index.type(folder + "/" + each.getKey()) : null;
                boolean isRead = type == null && each.getValue().getSize() <= SMALL;
                ScriptFile.Content content =
                        isRead ? bytes(jar, each.getValue()) : new OfEntry(root + folder + "/" + each.getKey());
                files.add(new ScriptFile(
                        each.getKey(),
                        place(each.getKey()),
                        type == null ? content : new RevisionIndex.Content(type, content)));
            }
            return files;
        }
    }

    private @Nullable JarFile open() throws IOException {
        if (url(root).openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            return connection.getJarFile();
        }
        return null;
    }

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

    private String place(String name) {
        return root.substring(root.lastIndexOf(':') + 1) + folder + "/" + name;
    }

    private static ScriptFile.Content bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return () -> bytes;
        }
    }

    /** An entry that is opened when it is read. */
    private record OfEntry(String url) implements ScriptFile.Content {

        @Override
        public byte[] read() throws IOException {
            try (InputStream in = open()) {
                return in.readAllBytes();
            }
        }

        @Override
        public InputStream open() throws IOException {
            URLConnection connection = JarRoot.url(url).openConnection();
            connection.setUseCaches(false);
            return connection.getInputStream();
        }
    }

    private static URL url(String location) throws IOException {
        return URI.create(location).toURL();
    }
}
