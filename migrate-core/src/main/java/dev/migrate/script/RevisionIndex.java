package dev.migrate.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of a class path root say of themselves as revisions, gathered when the application is built, so that
 * its start reads none of them.
 *
 * <p>It counts only for a folder that holds exactly the files it names, each of the size it had and, in a directory,
 * none changed since; otherwise the classes are read, as without an index.
 */
public final class RevisionIndex {

    /** Where an index is, below a class path root. */
    public static final String PATH = "META-INF/migrate/revisions.idx";

    private static final String FIRST_LINE = "migrate revisions 1";

    private final Map<String, Entry> entries;
    private final long modified;

    private RevisionIndex(Map<String, Entry> entries, long modified) {
        this.entries = entries;
        this.modified = modified;
    }

    /**
     * A file of a location.
     *
     * @param type what the class says of itself, or null for any other file
     */
    private record Entry(long size, @Nullable ClassFile type) {}

    /**
     * Writes the index of a class path root.
     *
     * @param folders the locations below it, such as {@code db/migrations}
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path root, List<String> folders) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(FIRST_LINE);
        for (String folder : folders) {
            if (Files.isDirectory(root.resolve(folder))) {
                for (ScriptFile file : ClassPathSource.DirectorySource.list(root.resolve(folder))) {
                    lines.add(line(folder + "/" + file.name(), file));
                }
            }
        }
        Path index = root.resolve(PATH);
        Files.createDirectories(index.getParent());
        Files.writeString(index, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private static String line(String path, ScriptFile file) throws IOException {
        byte[] bytes = file.content().read();
        List<String> fields = new ArrayList<>(List.of(path, Integer.toString(bytes.length)));
        if (file.isClass()) {
            ClassFile type = ClassFile.read(bytes, ScriptReader.ANNOTATION);
            fields.add(type.className());
            fields.add(String.valueOf(type.isAbstract()));
            fields.add(String.join(",", type.interfaces()));
            if (type.annotation() != null) {
                type.annotation().forEach((name, value) -> fields.add(name + "=" + value(value)));
                fields.add("");
            }
        }
        return fields.stream().map(RevisionIndex::escaped).collect(Collectors.joining("\t"));
    }

    private static String value(Object value) {
        return value instanceof List<?> list
                ? "," + list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = text.charAt(i) == 't' ? '\t' : text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** Returns when it was written, in milliseconds since 1970. */
    long modified() {
        return modified;
    }

    /** Reads an index; one that is not understood is empty and so never counts. */
    static RevisionIndex read(byte[] bytes, long modified) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        Map<String, Entry> entries = new TreeMap<>();
        if (!lines.isEmpty() && lines.get(0).equals(FIRST_LINE)) {
            lines.subList(1, lines.size()).forEach(line -> add(entries, line));
        }
        return new RevisionIndex(entries, modified);
    }

    private static void add(Map<String, Entry> entries, String line) {
        List<String> fields = List.of(line.split("\t", -1)).stream()
                .map(RevisionIndex::unescaped)
                .toList();
        if (fields.size() >= 2 && fields.get(1).matches("\\d{1,10}")) {
            ClassFile type = fields.size() < 5 ? null : type(fields);
            entries.put(fields.get(0), new Entry(Long.parseLong(fields.get(1)), type));
        }
    }

    private static ClassFile type(List<String> fields) {
        Map<String, Object> values = fields.size() == 5 ? null : new TreeMap<>();
        for (String field : fields.subList(5, fields.size())) {
            int equals = field.indexOf('=');
            if (values != null && equals > 0) {
                String value = field.substring(equals + 1);
                boolean isList = field.startsWith("down=")
                        || field.startsWith("replaces=")
                        || field.startsWith("labels=")
                        || field.startsWith("depends");
                values.put(field.substring(0, equals), isList ? list(value) : value);
            }
        }
        return new ClassFile(
                fields.get(2),
                null,
                List.of(fields.get(4).split(",", -1)),
                Boolean.parseBoolean(fields.get(3)),
                values,
                null,
                Collections.emptySortedSet());
    }

    private static List<Object> list(String value) {
        return List.of((Object[]) value.substring(1).split(",", -1));
    }

    /** Returns whether it names exactly these files of a folder, with these sizes. */
    boolean covers(String folder, Map<String, Long> sizes) {
        Map<String, Long> known = new TreeMap<>();
        entries.forEach((path, entry) -> {
            if (path.startsWith(folder + "/")) {
                known.put(path.substring(folder.length() + 1), entry.size());
            }
        });
        return !known.isEmpty() && known.equals(sizes);
    }

    /** Returns what a class says of itself, or null for a file that is no class. */
    @Nullable
    ClassFile type(String path) {
        Entry entry = entries.get(path);
        return entry == null ? null : entry.type();
    }

    /** The bytes of a class whose annotation is known without them. */
    record Content(ClassFile type, ScriptFile.Content bytes) implements ScriptFile.Content {

        @Override
        public byte[] read() throws IOException {
            return bytes.read();
        }
    }
}
