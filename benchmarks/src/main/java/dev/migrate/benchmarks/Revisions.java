package dev.migrate.benchmarks;

import dev.migrate.revision.RevisionNode;
import dev.migrate.script.RevisionIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Writes histories to disk, compiled as an application's build does it. */
final class Revisions {

    static final String FOLDER = "db/migrations";

    private static final int BATCH = 2_000;

    private final Path work;

    Revisions(Path work) {
        this.work = work;
    }

    /** Returns a class path root with a history of compiled classes; one that is there already is taken again. */
    Path classes(Shape shape, int count) throws IOException {
        Path root = work.resolve(name(shape, count, "java"));
        Path done = root.resolve("done");
        if (!Files.exists(done)) {
            List<RevisionNode> nodes = shape.nodes(count);
            for (int from = 0; from < count; from += BATCH) {
                compile(root, nodes, from, Math.min(count, from + BATCH));
            }
            Files.createFile(done);
        }
        return root;
    }

    /** Returns a class path root with a history of SQL files. */
    Path sql(Shape shape, int count) throws IOException {
        Path root = work.resolve(name(shape, count, "sql"));
        Path done = root.resolve("done");
        if (!Files.exists(done)) {
            Path folder = Files.createDirectories(root.resolve(FOLDER));
            for (int i = 0; i < count; i++) {
                Files.writeString(folder.resolve("rev" + number(i) + ".sql"), sql(shape.node(i)));
            }
            Files.createFile(done);
        }
        return root;
    }

    /** Writes the index of a root, as the goal of the build does. */
    static void index(Path root) throws IOException {
        RevisionIndex.write(root, List.of(FOLDER));
    }

    static void removeIndex(Path root) throws IOException {
        Files.deleteIfExists(root.resolve(RevisionIndex.PATH));
    }

    private static String name(Shape shape, int count, String kind) {
        return shape.name().toLowerCase(Locale.ROOT) + "-" + count + "-" + kind;
    }

    private static String number(int index) {
        return String.format(Locale.ROOT, "%08d", index);
    }

    private void compile(Path root, List<RevisionNode> nodes, int from, int to) throws IOException {
        Path sources = Files.createDirectories(work.resolve("sources"));
        Files.createDirectories(root);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> paths = IntStream.range(from, to)
                    .mapToObj(i -> write(sources, "Rev" + number(i), nodes.get(i)))
                    .toList();
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(paths);
            List<String> options = List.of("-proc:none", "-parameters", "-d", root.toString());
            if (!compiler.getTask(null, files, null, options, null, units).call()) {
                throw new IOException("the revisions cannot be compiled");
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }

    private static Path write(Path sources, String name, RevisionNode node) {
        try {
            return Files.writeString(sources.resolve(name + ".java"), java(name, node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java(String name, RevisionNode node) {
        return """
                package db.migrations;

                import static dev.migrate.op.SqlTypes.bigint;
                import static dev.migrate.op.SqlTypes.varchar;

                import dev.migrate.op.Migration;
                import dev.migrate.op.Operations;
                import dev.migrate.op.Revision;

                @Revision(id = "ID", down = {DOWN}, labels = {LABELS}, dependsOn = {NEEDS}, message = "MESSAGE")
                public class NAME implements Migration {

                    @Override
                    public void upgrade(Operations op) {
                        op.createTable("team_ID", t -> {
                            t.column("id", bigint()).notNull();
                            t.column("name", varchar(80)).notNull();
                            t.primaryKey("pk_team_ID", "id");
                        });
                        op.alterTable("account", t -> t.addColumn("c_ID", varchar(320)));
                        op.createIndex("ix_account_ID", "account", "c_ID");
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.dropIndex("ix_account_ID", "account");
                        op.alterTable("account", t -> t.dropColumn("c_ID"));
                        op.dropTable("team_ID");
                    }
                }
                """.replace("NAME", name)
                .replace("DOWN", quoted(node.down()))
                .replace("LABELS", quoted(node.labels()))
                .replace("NEEDS", quoted(node.dependsOn()))
                .replace("MESSAGE", node.message())
                .replace("ID", node.id());
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
    }

    private static String sql(RevisionNode node) {
        return """
                -- revision: ID
                -- down-revision: DOWN
                -- branch-labels: LABELS
                -- depends-on: NEEDS
                -- message: MESSAGE

                -- migrate: upgrade

                create table team_ID (id bigint not null, name varchar(80) not null, constraint pk_team_ID primary key (id));
                alter table account add column c_ID varchar(320);
                create index ix_account_ID on account (c_ID);

                -- migrate: downgrade

                drop index ix_account_ID;
                alter table account drop column c_ID;
                drop table team_ID;
                """.replace("DOWN", String.join(", ", node.down()))
                .replace("LABELS", String.join(", ", node.labels()))
                .replace("NEEDS", String.join(", ", node.dependsOn()))
                .replace("MESSAGE", node.message())
                .replace("ID", node.id());
    }
}
