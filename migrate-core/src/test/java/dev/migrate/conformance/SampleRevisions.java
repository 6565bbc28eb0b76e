package dev.migrate.conformance;

import dev.migrate.op.Operations;
import dev.migrate.operation.IrreversibleOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.RevisionSource;
import dev.migrate.source.UnwritableOperationException;
import dev.migrate.testsupport.JavaSources;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The examples as revisions that Migrate writes, each with the downgrade that it writes, all upon the same first one. */
public final class SampleRevisions {

    static final String FIRST = "first";

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final Schema before;

    SampleRevisions(String dialect) {
        List<Operation> tables = new ArrayList<>(SampleTables.created(dialect));
        this.before = Replay.apply(Schema.empty(), tables);
        tables.addAll(SampleTables.filled(dialect));
        sources.add(source(FIRST, List.of(), tables, null));
        OperationSamples.all().forEach((name, sample) -> {
            String id = "r" + ids.size();
            ids.put(name, id);
            sources.add(source(id, name, operations(dialect, sample)));
        });
    }

    static List<Operation> operations(String dialect, Sample sample) {
        Operations op = new Operations(dialect);
        sample.operations().accept(op);
        return op.operations();
    }

    /** Returns the schema that the examples meet, in portable words. */
    Schema before() {
        return before;
    }

    /** Returns the revision of an example. */
    String id(String name) {
        return ids.get(name);
    }

    /** Compiles the revisions and returns what loads them. */
    URLClassLoader load(Path folder) {
        return JavaSources.of(sources.toArray(String[]::new)).load(folder);
    }

    private String source(String id, String name, List<Operation> operations) {
        List<Operation> reverse = reverse(operations, before);
        try {
            return source(id, List.of(FIRST), operations, reverse);
        } catch (UnwritableOperationException code) {
            return byHand(id, name, reverse != null);
        }
    }

    private static @Nullable List<Operation> reverse(List<Operation> operations, Schema before) {
        try {
            return Reverse.of(operations, before);
        } catch (IrreversibleOperationException e) {
            return null;
        }
    }

    private String source(String id, List<String> down, List<Operation> upgrade, @Nullable List<Operation> downgrade) {
        return JavaRevisionWriter.write(new RevisionSource(
                "db.migrations",
                "Rev" + id,
                id,
                down,
                List.of(),
                List.of(),
                "",
                "",
                upgrade,
                downgrade,
                down.isEmpty() ? Schema.empty() : before));
    }

    private String byHand(String id, String name, boolean reversible) {
        String example = SampleRevisions.class.getName() + ".%s(\"" + name + "\", op);";
        String downgrade =
                "    public void downgrade(Operations op) {\n        " + example.formatted("takeBack") + "\n    }\n";
        return "package db.migrations;\nimport dev.migrate.op.*;\n@Revision(id = \"" + id + "\", down = \"" + FIRST
                + "\")\npublic class Rev" + id
                + " implements Migration {\n    public void upgrade(Operations op) {\n        "
                + example.formatted("record") + "\n    }\n" + (reversible ? downgrade : "") + "}\n";
    }

    /** What a revision does that Migrate cannot write, since it is code. */
    public static void record(String name, Operations op) {
        OperationSamples.all().get(name).operations().accept(op);
    }

    /** What takes it back: operations of one's own have others for that. */
    public static void takeBack(String name, Operations op) {
        List<Operation> operations =
                operations(op.dialect(), OperationSamples.all().get(name));
        Reverse.of(operations, Schema.empty()).forEach(each -> op.invoke((CustomOperation) each));
    }
}
