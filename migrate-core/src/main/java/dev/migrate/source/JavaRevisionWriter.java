package dev.migrate.source;

import dev.migrate.operation.Cautions;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a revision as a Java class, one element a line, so that formatters leave it as it is.
 *
 * <p>A comment stands only where a person has to decide. Compiling the class and calling it records the operations again.
 */
public final class JavaRevisionWriter {

    private static final int LINE_LENGTH = 120;

    private static final String FRAME = """
            package ${package};

            ${imports}

            ${annotation}
            public class ${class} implements Migration {

            ${methods}
            }
            """;
    private static final List<String> NEEDED = List.of("package", "imports", "annotation", "class", "methods");

    /** A method of more operations than this is cut into several, since Java limits the size of a method. */
    private static final int OPERATIONS_PER_METHOD = 150;

    private final RevisionSource revision;
    private final Imports imports = new Imports();
    private final JavaLines lines = new JavaLines();
    private final List<Runnable> parts = new ArrayList<>();

    private JavaRevisionWriter(RevisionSource revision) {
        this.revision = revision;
    }

    /** Returns the frame that revisions have where the user gives none. */
    public static Frame standardFrame(String date) {
        return new Frame("the standard one", FRAME, date);
    }

    /**
     * Returns the text of the class.
     *
     * @throws UnwritableOperationException if an operation cannot be said in Java
     */
    public static String write(RevisionSource revision) {
        return write(revision, standardFrame(""));
    }

    /**
     * Returns the text of the class in a frame of the user's.
     *
     * @throws UnwritableOperationException if an operation cannot be said in Java
     * @throws dev.migrate.MigrateException if the frame lacks a place
     */
    public static String write(RevisionSource revision, Frame frame) {
        return new JavaRevisionWriter(revision).text(frame);
    }

    private String text(Frame frame) {
        imports.type("dev.migrate.op.Migration");
        imports.type("dev.migrate.op.Operations");
        imports.type("dev.migrate.op.Revision");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("package", revision.packageName());
        values.put("annotation", annotation());
        values.put("class", revision.className());
        lines.indented(this::methods);
        values.put("methods", lines.text().stripTrailing());
        values.put("imports", imports.text().stripTrailing());
        values.putAll(frame.said(revision));
        return frame.fill(NEEDED, values);
    }

    private String annotation() {
        List<String> elements = new ArrayList<>();
        elements.add("id = " + JavaText.quote(revision.id()));
        addIds(elements, "down", revision.down());
        addIds(elements, "labels", revision.labels());
        addIds(elements, "dependsOn", revision.dependsOn());
        if (!revision.message().isEmpty()) {
            elements.add("message = " + JavaText.quote(revision.message()));
        }
        if (!revision.database().isEmpty()) {
            elements.add("database = " + JavaText.quote(revision.database()));
        }
        String line = "@Revision(" + String.join(", ", elements) + ")";
        return line.length() <= LINE_LENGTH
                ? line
                : "@Revision(\n        " + String.join(",\n        ", elements) + ")";
    }

    private static void addIds(List<String> elements, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            String quoted = ids.stream().map(JavaText::quote).collect(Collectors.joining(", "));
            elements.add(name + " = " + (ids.size() == 1 ? quoted : "{" + quoted + "}"));
        }
    }

    private void methods() {
        method("upgrade", revision.upgrade(), Cautions.from(revision.before()));
        List<Operation> downgrade = revision.downgrade();
        if (downgrade != null) {
            lines.add("");
            Schema after = Replay.apply(revision.before(), revision.upgrade());
            method("downgrade", downgrade, Cautions.ofDowngrade(after));
        }
        parts.forEach(Runnable::run);
    }

    private void method(String name, List<Operation> operations, Cautions cautions) {
        JavaOperations writer = new JavaOperations(lines, imports, cautions);
        lines.add("@Override");
        lines.block("public void " + name + "(Operations op) ", "", () -> {
            if (operations.size() <= OPERATIONS_PER_METHOD) {
                writer.write(operations);
                return;
            }
            for (int start = 0; start < operations.size(); start += OPERATIONS_PER_METHOD) {
                String part = name + (start / OPERATIONS_PER_METHOD + 1);
                List<Operation> some =
                        operations.subList(start, Math.min(operations.size(), start + OPERATIONS_PER_METHOD));
                lines.add(part + "(op);");
                parts.add(() -> part(part, some, writer));
            }
        });
    }

    private void part(String name, List<Operation> operations, JavaOperations writer) {
        lines.add("");
        lines.block("private static void " + name + "(Operations op) ", "", () -> writer.write(operations));
    }
}
