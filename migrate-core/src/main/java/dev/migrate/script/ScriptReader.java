package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.op.Migration;
import dev.migrate.op.Revision;
import dev.migrate.revision.RevisionNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes revisions of files, without loading a class. */
final class ScriptReader {

    static final String ANNOTATION = Revision.class.descriptorString();

    private final ClassLoader classLoader;
    private final Placeholders placeholders;

    ScriptReader(ClassLoader classLoader, Placeholders placeholders) {
        this.classLoader = classLoader;
        this.placeholders = placeholders;
    }

    /** Returns the revision in a file, or null where it is no revision. */
    @Nullable
    Script read(ScriptFile file) {
        if (file.isSql()) {
            return SqlScriptParser.parse(new SqlSource(file, placeholders));
        }
        return file.isClass() ? java(file) : null;
    }

    private static byte[] bytes(ScriptFile file) {
        try {
            return file.content().read();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static ScriptException unreadable(ScriptFile file, IOException e) {
        return new ScriptException(
                file.place(),
                "Cannot read a file among the revisions.\n    file   " + file.place() + "\n    error  "
                        + (e instanceof EOFException ? "it ends too early" : e.getMessage())
                        + "\nCompile it again, or remove it from the location.",
                e);
    }

    private @Nullable Script java(ScriptFile file) {
        ClassFile type = classFile(file);
        Map<String, Object> values = type.annotation();
        if (values == null) {
            if (!type.isAbstract() && type.interfaces().contains(Migration.class.getName())) {
                throw new ScriptException(
                        file.place(),
                        "Class " + type.className() + " implements Migration but is no revision.\n    class  "
                                + file.place() + "\nAdd @Revision(id = \"…\", down = \"…\", message = \"…\").");
            }
            return null;
        }
        return new JavaScript(
                node(file, values),
                type.className(),
                file.place(),
                nullIfEmpty(text(values, "database")),
                () -> references(file),
                classLoader);
    }

    /** Returns the classes that a class and those nested in it mention. */
    private SortedSet<String> references(ScriptFile file) {
        ClassFile type = parsed(file);
        SortedSet<String> names = new TreeSet<>(type.references());
        SortedSet<String> nested = names.subSet(type.className() + "$", type.className() + "%");
        for (String name : List.copyOf(nested)) {
            names.addAll(referencesOfNested(name, file));
        }
        return names;
    }

    private SortedSet<String> referencesOfNested(String name, ScriptFile file) {
        try (InputStream in = classLoader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null
                    ? new TreeSet<>()
                    : ClassFile.read(in.readAllBytes(), ANNOTATION).references();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ClassFile classFile(ScriptFile file) {
        return file.content() instanceof RevisionIndex.Content indexed ? indexed.type() : parsed(file);
    }

    private static ClassFile parsed(ScriptFile file) {
        try {
            return ClassFile.read(bytes(file), ANNOTATION);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static RevisionNode node(ScriptFile file, Map<String, Object> values) {
        try {
            return new RevisionNode(
                    text(values, "id"),
                    texts(values, "down"),
                    texts(values, "labels"),
                    texts(values, "dependsOn"),
                    text(values, "message"),
                    texts(values, "replaces"));
        } catch (MigrateException e) {
            throw ScriptException.of(file.place(), "class", e);
        }
    }

    private static String text(Map<String, Object> values, String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(Map<String, Object> values, String name) {
        if (values.get(name) instanceof List<?> list) {
            return list.stream()
                    .map(String::valueOf)
                    .filter(each -> !each.isEmpty())
                    .toList();
        }
        return List.of();
    }
}
