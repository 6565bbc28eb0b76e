package dev.migrate.command;

import dev.migrate.revision.RevisionNode;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Revisions that a test writes into a directory. */
final class TestHistory {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T07:28:00Z"), ZoneOffset.UTC);

    private final Path directory;
    private final List<String> sources = new ArrayList<>();
    private int compiled;

    TestHistory(Path directory) {
        this.directory = directory;
    }

    /** Adds a SQL revision. */
    TestHistory sql(String id, String down, String message, String upgrade, String downgrade) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("db/migrations"));
        Files.writeString(
                folder.resolve("rev_" + id + ".sql"),
                String.join(
                        "\n",
                        "-- revision: " + id,
                        "-- down-revision: " + down,
                        "-- message: " + message,
                        "-- migrate: upgrade",
                        upgrade,
                        "-- migrate: downgrade",
                        downgrade,
                        ""));
        return this;
    }

    /** Adds a SQL revision of a graph that notes in the table {@code trace} that it has been run. */
    TestHistory traced(RevisionNode node) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("db/migrations"));
        Files.writeString(
                folder.resolve("rev_" + node.id() + ".sql"),
                String.join(
                        "\n",
                        "-- revision: " + node.id(),
                        "-- down-revision: " + String.join(", ", node.down()),
                        "-- branch-labels: " + String.join(", ", node.labels()),
                        "-- depends-on: " + String.join(", ", node.dependsOn()),
                        "-- message: " + node.message(),
                        "-- migrate: upgrade",
                        "insert into trace (id) values ('" + node.id() + "');",
                        "-- migrate: downgrade",
                        "delete from trace where id = '" + node.id() + "';",
                        ""));
        return this;
    }

    /** Adds a Java revision, whose upgrade starts in line 9. */
    TestHistory java(String id, String down, String message, String upgrade, String downgrade) {
        sources.add(String.join(
                "\n",
                "package db.migrations;",
                "import static dev.migrate.op.SqlTypes.*;",
                "import dev.migrate.op.*;",
                "@Revision(id = \"" + id + "\", down = \"" + down + "\", message = \"" + message + "\")",
                "public class Rev" + id + " implements Migration {",
                "",
                "    @Override",
                "    public void upgrade(Operations op) {",
                upgrade,
                "    }",
                "    @Override",
                "    public void downgrade(Operations op) {",
                downgrade,
                "    }",
                "}",
                ""));
        return this;
    }

    Path directory() {
        return directory;
    }

    /** Compiles the Java revisions and returns what runs the whole history on a database. */
    Migrate on(FreshDatabase database) throws IOException {
        return builder(database).build();
    }

    /** Compiles the Java revisions. */
    void compile() throws IOException {
        if (sources.size() > compiled) {
            JavaSources.of(sources.toArray(String[]::new)).compileTo(directory);
            compiled = sources.size();
        }
    }

    MigrateBuilder builder(FreshDatabase database) throws IOException {
        compile();
        ClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
        return Migrate.builder()
                .connections(database::connect)
                .url(database.url())
                .classLoader(loader)
                .application("shop")
                .lockTimeout(Duration.ofSeconds(30))
                .clock(CLOCK);
    }
}
