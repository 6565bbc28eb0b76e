package dev.migrate.script;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its class, read without loading it (The Java Virtual Machine Specification, chapter 4).
 *
 * @param className the name with dots
 * @param interfaces the interfaces it names itself, with dots
 * @param isAbstract whether it is an interface or an abstract class
 * @param annotation the values of the annotation that was asked for, or null where it is absent
 * @param sourceFile the name of the source file, or null
 * @param references the classes it mentions, with dots, those in the types of fields and methods included
 */
record ClassFile(
        String className,
        @Nullable String superName,
        List<String> interfaces,
        boolean isAbstract,
        @Nullable Map<String, Object> annotation,
        @Nullable String sourceFile,
        SortedSet<String> references) {

    /** A class in the descriptor or signature of a field, a method or an array. */
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)*)[;<]");

    private static final int ABSTRACT_OR_INTERFACE = 0x0400 | 0x0200;

    /**
     * Reads a class file.
     *
     * @param annotation the descriptor of the annotation to look for, such as {@code Ldev/migrate/op/Revision;}
     * @throws IOException if the bytes are not a class file
     */
    static ClassFile read(byte[] bytes, String annotation) throws IOException {
        return new Reader(new DataInputStream(new ByteArrayInputStream(bytes)), annotation).read();
    }

    private static final class Reader {

        private final DataInputStream in;
        private final String wanted;
        private @Nullable Object[] pool = new Object[0];

        Reader(DataInputStream in, String wanted) {
            this.in = in;
            this.wanted = wanted;
        }

        ClassFile read() throws IOException {
            if (in.readInt() != 0xCAFEBABE) {
                throw new IOException("not a class file");
            }
            in.readInt();
            readPool();
            int access = in.readUnsignedShort();
            String name = className(in.readUnsignedShort());
            int superIndex = in.readUnsignedShort();
            String superName = superIndex == 0 ? null : className(superIndex);
            List<String> interfaces = new ArrayList<>();
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                interfaces.add(className(in.readUnsignedShort()));
            }
            skipMembers();
            skipMembers();
            return attributes(name, superName, interfaces, (access & ABSTRACT_OR_INTERFACE) != 0);
        }

        private ClassFile attributes(
                String name, @Nullable String superName, List<String> interfaces, boolean isAbstract)
                throws IOException {
            Map<String, Object> values = null;
            String source = null;
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                String attribute = utf8(in.readUnsignedShort());
                int length = in.readInt();
                if (attribute.equals("RuntimeVisibleAnnotations")) {
                    values = annotations();
                } else if (attribute.equals("SourceFile")) {
                    source = utf8(in.readUnsignedShort());
                } else {
                    in.skipNBytes(length);
                }
            }
            return new ClassFile(name, superName, interfaces, isAbstract, values, source, references());
        }

        private SortedSet<String> references() {
            SortedSet<String> names = new TreeSet<>();
            for (Object entry : pool) {
                if (entry instanceof Integer index && !utf8(index).startsWith("[")) {
                    names.add(utf8(index).replace('/', '.'));
                } else if (entry instanceof String text) {
                    IN_DESCRIPTOR
                            .matcher(text)
                            .results()
                            .forEach(found -> names.add(found.group(1).replace('/', '.')));
                }
            }
            return names;
        }

        private void readPool() throws IOException {
            pool = new Object[in.readUnsignedShort()];
            for (int i = 1; i < pool.length; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> pool[i] = in.readUTF();
                    case 3 -> pool[i] = (long) in.readInt();
                    case 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
                    case 5, 6 -> {
                        in.readLong();
                        i++;
                    }
                    case 7 -> pool[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.readUnsignedShort();
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException("unknown constant " + tag);
                }
            }
        }

        private String utf8(int index) {
            return String.valueOf(pool[index]);
        }

        private String className(int index) {
            return pool[index] instanceof Integer at ? utf8(at).replace('/', '.') : "";
        }

        private void skipMembers() throws IOException {
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                in.skipNBytes(6);
                for (int j = in.readUnsignedShort(); j > 0; j--) {
                    in.readUnsignedShort();
                    in.skipNBytes(in.readInt());
                }
            }
        }

        private @Nullable Map<String, Object> annotations() throws IOException {
            Map<String, Object> found = null;
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                String descriptor = utf8(in.readUnsignedShort());
                Map<String, Object> values = pairs();
                if (descriptor.equals(wanted)) {
                    found = values;
                }
            }
            return found;
        }

        private Map<String, Object> pairs() throws IOException {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                String name = utf8(in.readUnsignedShort());
                values.put(name, value());
            }
            return values;
        }

        /** Reads an element value: texts and lists of them as such, all else as something that is neither. */
        private Object value() throws IOException {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 'e' -> in.readInt();
                case '@' -> {
                    in.readUnsignedShort();
                    return pairs();
                }
                case '[' -> {
                    List<Object> values = new ArrayList<>();
                    for (int i = in.readUnsignedShort(); i > 0; i--) {
                        values.add(value());
                    }
                    return values;
                }
                case 's' -> {
                    return utf8(in.readUnsignedShort());
                }
                default -> in.readUnsignedShort();
            }
            return tag;
        }
    }
}
