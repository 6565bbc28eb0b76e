package dev.migrate.cli;

import dev.migrate.command.Migrate;
import dev.migrate.command.MigrateBuilder;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/** A module with revisions in its working tree and a database, and what is typed there. */
final class Shop implements AutoCloseable {

    private final Path directory;
    private final FreshDatabase database = TestDatabase.SQLITE.create();
    private boolean reachable = true;
    private boolean compiled;
    private UnaryOperator<MigrateBuilder> more = UnaryOperator.identity();

    /** What a command did. */
    record Output(int code, String out, String err) {}

    Shop(Path directory) {
        this.directory = directory;
    }

    /** Adds a SQL revision that creates a table, with further headers. */
    Shop sql(String id, String down, String message, String... headers) {
        String table = message.replace(' ', '_');
        return file(
                "src/main/resources/db/migrations/rev20261122_0728_" + table + ".sql",
                "-- revision: " + id + "\n-- down-revision: " + down + "\n-- message: " + message + "\n"
                        + String.join(
                                "",
                                List.of(headers).stream()
                                        .map(line -> "-- " + line + "\n")
                                        .toList())
                        + "\n-- migrate: upgrade\n\ncreate table " + table + " (id integer);\n"
                        + "\n-- migrate: downgrade\n\ndrop table " + table + ";\n");
    }

    /** Adds a Java revision. */
    Shop java(String name, String annotation, String upgrade, String downgrade) {
        return file(
                "src/main/java/db/migrations/" + name + ".java", """
                package db.migrations;

                import static dev.migrate.op.SqlTypes.*;

                import dev.migrate.op.*;

                @Revision(%s)
                public class %s implements Migration {

                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }

                    @Override
                    public void downgrade(Operations op) {
                        %s
                    }
                }
                """.formatted(annotation, name, upgrade, downgrade));
    }

    Shop file(String name, String text) {
        compiled = false;
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a SQL revision, as an older version of the application has it. */
    void delete(String name) {
        compiled = false;
        try {
            Files.delete(directory.resolve("src/main/resources/db/migrations/" + name));
            Files.delete(directory.resolve("target/classes/db/migrations/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the SQL revision that creates invoices. */
    void edit(String text, String other) {
        String name = "src/main/resources/db/migrations/rev20261122_0728_create_invoice.sql";
        file(name, read(directory.resolve(name)).replace(text, other));
    }

    /** Lets every attempt to connect fail the test. */
    Shop withoutDatabase() {
        reachable = false;
        return this;
    }

    Shop with(UnaryOperator<MigrateBuilder> settings) {
        more = settings;
        return this;
    }

    FreshDatabase database() {
        return database;
    }

    /** Compiles the working tree, as Maven does before each goal, and runs a command. */
    Output run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new MigrateCommandLine(this::migrate, new PrintWriter(out), new PrintWriter(err), Spelling.ARGUMENT)
                .run(line);
        String printed = line.startsWith("merge ") || line.startsWith("squash ") || line.contains("--reverse")
                ? withoutRandomId(out.toString())
                : out.toString();
        return new Output(code, shown(printed), shown(err.toString()));
    }

    /** Takes out of an output what differs from run to run. */
    private String shown(String text) {
        return text.replace(directory.toString(), "/home/ada/shop")
                .replace(database.url(), "jdbc:sqlite:shop.db")
                .replaceAll("\\([0-9]+ ms\\)", "(41 ms)")
                .replaceAll("\"durationMs\":[0-9]+", "\"durationMs\":41");
    }

    private static String withoutRandomId(String text) {
        return text.replaceAll("([(\"=]|stamp )[0-9a-f]{12}([)\"\n])", "$1c4d81e6b2f35$2");
    }

    private Migrate migrate() {
        Path classes = directory.resolve("target/classes");
        try {
            if (!compiled) {
                compile(classes);
                compiled = true;
            }
            ClassLoader loader = new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
            return more.apply(Migrate.builder()
                            .connections(() -> {
                                if (!reachable) {
                                    throw new AssertionError("a connection was opened");
                                }
                                return database.connect();
                            })
                            .url(database.url())
                            .classLoader(loader)
                            .application("shop")
                            .clock(Clock.fixed(Instant.parse("2026-11-22T07:28:00Z"), ZoneOffset.UTC))
                            .directory(directory))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path classes) throws IOException {
        Files.createDirectories(classes.resolve("db/migrations"));
        copySql(directory.resolve("src/main/resources"), classes);
        Path java = directory.resolve("src/main/java/db/migrations");
        if (Files.isDirectory(java)) {
            try (var files = Files.list(java)) {
                String[] sources = files.sorted().map(Shop::read).toArray(String[]::new);
                JavaSources.of(sources).compileTo(classes);
            }
        }
    }

    private static void copySql(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            try (var files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.writeString(copy, Files.readString(file));
                }
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
