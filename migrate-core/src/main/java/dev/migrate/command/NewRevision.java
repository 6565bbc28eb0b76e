package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Reverse;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.schema.Schema;
import dev.migrate.script.ScriptDirectory;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.RevisionFileName;
import dev.migrate.source.RevisionSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Writes the file of a new revision. */
final class NewRevision {

    private static final int ID_BYTES = 6;

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final RevisionRequest request;

    /** A revision that has been written. */
    record Written(Path file, String id, List<Operation> operations) {}

    NewRevision(Configuration configuration, ScriptDirectory scripts, RevisionRequest request) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.request = request;
    }

    Written writeEmpty() {
        return write(down(), List.of(), Schema.empty(), "");
    }

    /** Writes a revision that follows several and does nothing. */
    Written writeMerge(List<String> parents) {
        return write(parents, List.of(), Schema.empty(), "");
    }

    Written write(Comparison comparison) {
        Dialect dialect = comparison.dialect();
        return write(
                down(),
                comparison.operations(),
                comparison.before(),
                dialect.name() + ":" + dialect.version().major());
    }

    private Written write(List<String> down, List<Operation> upgrade, Schema before, String database) {
        String id = id();
        List<Operation> downgrade = Reverse.of(upgrade, before);
        String folder = folder();
        Path directory = configuration.directory().resolve("src/main/java").resolve(folder);
        RevisionFileName name = RevisionFileName.of(
                LocalDateTime.ofInstant(configuration.settings().clock().instant(), ZoneOffset.UTC), request.message());
        while (true) {
            Path file = directory.resolve(name.javaFile());
            String text = JavaRevisionWriter.write(new RevisionSource(
                    folder.replace('/', '.'),
                    name.className(),
                    id,
                    down,
                    List.of(),
                    List.of(),
                    request.message(),
                    database,
                    upgrade,
                    downgrade,
                    before));
            if (create(file, text)) {
                return new Written(configuration.directory().relativize(file), id, upgrade);
            }
            name = name.next();
        }
    }

    /** Creates a file, or returns false if one of its name exists. */
    private static boolean create(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "Cannot write the revision.\n    file   " + file + "\n    error  " + e.getMessage()
                            + "\nCheck the directory's rights and the space on its disk.",
                    e);
        }
    }

    /** Returns the one head; several are refused, since the new revision would have to choose. */
    private List<String> down() {
        if (scripts.revisions().size() == 0) {
            return List.of();
        }
        return scripts.revisions().resolve(Set.of(), RevisionTarget.parse("head")).stream()
                .map(RevisionNode::id)
                .toList();
    }

    private String id() {
        String wanted = request.revId();
        if (wanted == null) {
            byte[] bytes = new byte[ID_BYTES];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
        RevisionNode node = new RevisionNode(wanted, List.of(), List.of(), List.of(), "");
        if (scripts.revisions().contains(node.id())) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "There is a revision " + wanted + " already.\n    found in  "
                            + scripts.require(wanted).place() + "\nGive another id, or none for a random one.");
        }
        return node.id();
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
