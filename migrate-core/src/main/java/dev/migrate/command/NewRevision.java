package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Reverse;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Schema;
import dev.migrate.script.ScriptDirectory;
import dev.migrate.source.Frame;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.RevisionFileName;
import dev.migrate.source.RevisionSource;
import dev.migrate.source.SqlRevisionWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the file of a new revision. */
final class NewRevision {

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final RevisionRequest request;
    private final RevisionNode node;
    private final RevisionFolder folder;
    private final Frame frame;

    /** A revision that has been written. */
    record Written(Path file, String id, List<Operation> operations) {}

    /** What a revision does and meets. */
    private record Content(
            List<Operation> upgrade,
            Schema before,
            String database,
            @Nullable Dialect dialect) {

        static final Content EMPTY = new Content(List.of(), Schema.empty(), "", null);
    }

    private NewRevision(
            Configuration configuration, ScriptDirectory scripts, RevisionRequest request, List<RevisionNode> parents) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.request = request;
        this.node = new NewNode(scripts, request.place()).after(parents, request.message());
        this.folder = new RevisionFolders(configuration, scripts, request.format())
                .of(request.place().location(), parents);
        this.frame = frame();
    }

    /** Prepares a revision: what it follows is known, and where it will stand. */
    static NewRevision of(Configuration configuration, ScriptDirectory scripts, RevisionRequest request) {
        RevisionPlace place = request.place();
        return new NewRevision(
                configuration, scripts, request, new NewParents(scripts.revisions(), place.splice()).of(place.head()));
    }

    /** Prepares a revision that follows several. */
    static NewRevision merging(
            String targets, Configuration configuration, ScriptDirectory scripts, RevisionRequest request) {
        return new NewRevision(
                configuration,
                scripts,
                request,
                new NewParents(scripts.revisions(), request.place().splice()).ofMerge(targets));
    }

    Written writeEmpty() {
        return write(Content.EMPTY);
    }

    Written write(Comparison comparison) {
        Dialect dialect = comparison.dialect();
        return write(new Content(
                comparison.operations(),
                comparison.before(),
                dialect.name() + ":" + dialect.version().major(),
                dialect));
    }

    private Written write(Content content) {
        RevisionFileName name =
                RevisionFileName.of(configuration.writing().naming(), now(), node.id(), request.message());
        while (true) {
            Path file = folder.directory().resolve(isSql() ? name.sqlFile() : name.javaFile());
            if (NewFile.create(file, text(name, content))) {
                Path shown = file.startsWith(configuration.directory())
                        ? configuration.directory().relativize(file)
                        : file;
                new Hooks(configuration.writing().hooks(), configuration.directory()).run(shown);
                return new Written(shown, node.id(), content.upgrade());
            }
            name = name.next();
        }
    }

    private Instant now() {
        return configuration.settings().clock().instant();
    }

    private boolean isSql() {
        return request.format().equals("sql");
    }

    private String text(RevisionFileName name, Content content) {
        RevisionSource source = new RevisionSource(
                isSql() ? "" : folder.packageName(name.javaFolder()),
                isSql() ? "" : name.className(),
                node.id(),
                node.down(),
                node.labels(),
                node.dependsOn(),
                node.message(),
                content.database(),
                content.upgrade(),
                Reverse.of(content.upgrade(), content.before()),
                content.before());
        Dialect dialect = content.dialect();
        if (!isSql()) {
            return JavaRevisionWriter.write(source, frame);
        }
        return dialect == null
                ? SqlRevisionWriter.write(source, frame)
                : SqlRevisionWriter.write(source, dialect, spoken(dialect, content.before()), frame);
    }

    private Schema spoken(Dialect dialect, Schema before) {
        History history = new History(scripts);
        return request.from().equals(Before.HISTORY) && history.isKnown(dialect.name())
                ? history.spoken(dialect)
                : dialect.normalizer().normalize(before);
    }

    /** Returns the frame of the user's template, or else the standard one. */
    private Frame frame() {
        WritingSettings writing = configuration.writing();
        String date = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT)
                .format(now().atZone(writing.naming().zone()));
        Path template = isSql() ? writing.sqlTemplate() : writing.javaTemplate();
        if (template == null) {
            return isSql() ? SqlRevisionWriter.standardFrame(date) : JavaRevisionWriter.standardFrame(date);
        }
        Path file = configuration.directory().resolve(template);
        try {
            return new Frame(file.toString(), Files.readString(file), date);
        } catch (IOException e) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "Cannot read the template of revisions.\n    template  " + file + "\n    error     " + e
                            + "\nCreate it, or correct migrate.templates." + request.format() + ".",
                    e);
        }
    }
}
