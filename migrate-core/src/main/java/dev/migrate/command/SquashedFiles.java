package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.Replacing;
import dev.migrate.source.RevisionFileName;
import dev.migrate.source.RevisionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The source files of the revisions of a range, and of the one that stands for them. */
final class SquashedFiles {

    private final Configuration configuration;
    private final ScriptDirectory scripts;

    SquashedFiles(Configuration configuration, ScriptDirectory scripts) {
        this.configuration = configuration;
        this.scripts = scripts;
    }

    /** Returns the source file of a revision, which has to be in the module. */
    Path of(Script script) {
        Path file = script.type() == Script.Type.JAVA
                ? configuration
                        .directory()
                        .resolve("src/main/java")
                        .resolve(script.source().replace('.', '/') + ".java")
                : configuration
                        .directory()
                        .resolve("src/main/resources")
                        .resolve(folder())
                        .resolve(script.source());
        if (!Files.isRegularFile(file)) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The source of revision " + script.node().id() + " is not in this module.\n    found in  "
                            + script.place() + "\n    expected  " + shown(file)
                            + "\nSquash revisions in the module that has their sources.");
        }
        return file;
    }

    /** Writes the revision that stands for others next to the last of them, and runs the user's hooks on it. */
    Path write(RevisionNode node, RevisionNode last, SquashedWork work, String database) {
        RevisionFolder folder = new RevisionFolders(configuration, scripts, "java").of(null, List.of(last));
        Instant now = configuration.settings().clock().instant();
        RevisionFileName name = RevisionFileName.of(configuration.writing().naming(), now, node.id(), node.message());
        while (true) {
            Path file = folder.directory().resolve(name.javaFile());
            String text = JavaRevisionWriter.write(new RevisionSource(
                    folder.packageName(name.javaFolder()),
                    name.className(),
                    node.id(),
                    node.down(),
                    node.labels(),
                    node.dependsOn(),
                    node.message(),
                    database,
                    work.upgrade(),
                    work.downgrade(),
                    work.before()));
            if (NewFile.create(file, Replacing.java(text, node.replaces()))) {
                Path shown = Path.of(shown(file));
                new Hooks(configuration.writing().hooks(), configuration.directory()).run(shown);
                return shown;
            }
            name = name.next();
        }
    }

    void delete(List<Path> files) {
        for (Path file : files) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw failed("The revision is written, and one that it stands for cannot be deleted.", file, e);
            }
        }
    }

    private static MigrateException failed(String what, Path file, IOException e) {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                what + "\n    file   " + file + "\n    error  " + e.getMessage()
                        + "\nCheck the directory's rights and the space on its disk.",
                e);
    }

    private String shown(Path file) {
        return configuration.directory().relativize(file).toString();
    }

    /** Returns the folder below the source folder, which the first class path location names. */
    private String folder() {
        return configuration.locations().stream()
                .filter(location -> !location.startsWith("filesystem:"))
                .map(location -> location.replaceFirst("^classpath:", "").replaceAll("^/+|/+$", ""))
                .findFirst()
                .orElse("db/migrations");
    }
}
