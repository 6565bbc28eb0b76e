package dev.migrate.script;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of a class path root say of themselves as revisions, gathered when the application is built, so that
 * its start reads none of them.
 *
 * <p>It counts only for a folder that holds exactly the files it names, each of the size it had and, in a jar, of the
 * same checksum, in a directory, none changed since; otherwise the classes are read, as without an index.
 */
public final class RevisionIndex {

    /** Where an index is, below a class path root. */
    public static final String PATH = "META-INF/migrate/revisions.idx";

    /** Where Spring Boot moves an application's classes, in a jar and unpacked; META-INF stays where it was. */
    private static final Pattern PACKED =
            Pattern.compile("jar:nested:(?<jar>.+)/!BOOT-INF/classes/!/|(?<directory>file:.+/)BOOT-INF/classes/");

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
    private record Entry(Stamp stamp, @Nullable ClassFile type) {}

    /**
     * What tells one state of a file from another without reading it.
     *
     * @param size in bytes
     * @param crc its CRC-32, or null where it is not known
     */
    record Stamp(long size, @Nullable Long crc) {

        static Stamp ofSize(long size) {
            return new Stamp(size, null);
        }

        static Stamp of(ZipEntry entry) {
            return new Stamp(entry.getSize(), entry.getCrc());
        }

        static Stamp of(byte[] bytes) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            return new Stamp(bytes.length, crc.getValue());
        }

        boolean fits(@Nullable Stamp other) {
            return other != null && size == other.size && (crc == null || other.crc == null || crc.equals(other.crc));
        }
    }

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
        Stamp stamp = Stamp.of(bytes);
        List<String> fields = new ArrayList<>(List.of(path, Long.toString(stamp.size()), String.valueOf(stamp.crc())));
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
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = switch (text.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** Returns when it was written, in milliseconds since 1970. */
    long modified() {
        return modified;
    }

    /**
     * Returns the index of a class path root, or null where there is none.
     *
     * @param root the URL of the root, with a slash at its end
     */
    static @Nullable RevisionIndex find(String root) throws IOException {
        RevisionIndex index = in(root);
        Matcher packed = PACKED.matcher(root);
        if (index != null || !packed.matches()) {
            return index;
        }
        String jar = packed.group("jar");
        return in(jar == null ? packed.group("directory") : "jar:file:" + jar + "!/");
    }

    private static @Nullable RevisionIndex in(String root) throws IOException {
        URLConnection connection = URI.create(root + PATH).toURL().openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return read(in.readAllBytes(), connection.getLastModified());
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    /** Reads an index; one that is not understood is empty and so never counts. */
    static RevisionIndex read(byte[] bytes, long modified) {
        List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
        Map<String, Entry> entries = new TreeMap<>();
        if (!lines.isEmpty() && lines.get(0).equals(FIRST_LINE)) {
            lines.subList(1, lines.size()).forEach(line -> add(entries, line));
        }
        return new RevisionIndex(entries, modified);
    }

    private static void add(Map<String, Entry> entries, String line) {
        List<String> fields = Arrays.asList(line.split("\t", -1));
        fields.replaceAll(RevisionIndex::unescaped);
        if (fields.size() >= 3 && isNumber(fields.get(1)) && isNumber(fields.get(2))) {
            Stamp stamp = new Stamp(Long.parseLong(fields.get(1)), Long.valueOf(fields.get(2)));
            ClassFile type = fields.size() < 6 ? null : type(fields.subList(3, fields.size()));
            entries.put(fields.get(0), new Entry(stamp, type));
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static ClassFile type(List<String> fields) {
        Map<String, Object> values = fields.size() == 3 ? null : new TreeMap<>();
        for (String field : fields.subList(3, fields.size())) {
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
                fields.get(0),
                null,
                List.of(fields.get(2).split(",", -1)),
                Boolean.parseBoolean(fields.get(1)),
                values,
                null,
                Collections.emptySortedSet());
    }

    private static List<Object> list(String value) {
        return List.of((Object[]) value.substring(1).split(",", -1));
    }

    /** Returns whether it names exactly these files of a folder, each in the state it is in. */
    boolean covers(String folder, Map<String, Stamp> files) {
        Map<String, Stamp> known = new TreeMap<>();
        entries.forEach((path, entry) -> {
            if (path.startsWith(folder + "/")) {
                known.put(path.substring(folder.length() + 1), entry.stamp());
            }
        });
        return !known.isEmpty()
                && known.size() == files.size()
                && files.entrySet().stream().allMatch(each -> fits(known.get(each.getKey()), each.getValue()));
    }

    private static boolean fits(@Nullable Stamp known, Stamp file) {
        return known != null && known.fits(file);
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
